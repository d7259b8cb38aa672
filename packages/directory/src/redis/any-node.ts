import { createConnection } from "node:net";
import { connect as connectTls } from "node:tls";
import type { RedisHost } from "@efir/kit";
import { AbstractConnector, type RedisOptions } from "ioredis";

interface AnyNodeOptions {
  /** Asked before each try. */
  readonly next: () => RedisHost;
  readonly isTls: boolean;
}

const DISCONNECT_WITHIN_MS = 2_000;

/** How one connection reaches a cluster: with each try at the next node, since the last may be gone for good. */
export function connectorTo({
  next,
  isTls,
}: AnyNodeOptions): NonNullable<RedisOptions["Connector"]> {
  return class AnyNode extends AbstractConnector {
    constructor() {
      super(DISCONNECT_WITHIN_MS);
    }

    override connect() {
      const { host, port } = next();
      const stream = isTls ? connectTls({ host, port }) : createConnection({ host, port });
      stream.once("error", (error: Error) => {
        this.firstError = error;
      });
      this.connecting = true;
      this.stream = stream;
      return Promise.resolve(stream);
    }
  };
}
