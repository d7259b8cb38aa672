import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import express from "express";
import type { Environment, Logger } from "@efir/config";
import { err, ok, systemClock, type Result } from "@efir/kit";
import { InstanceId } from "@efir/protocol";
import { createSignaling } from "@efir/signaling";
import * as v from "valibot";
import { miniApp, type MiniAppSource } from "./mini-app.ts";
import { openStore } from "./store.ts";

export interface Solo {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface SoloOptions {
  readonly environment: Environment;
  readonly logger: Logger;
  readonly source: MiniAppSource;
}

export type CannotListen = { readonly code: "port-taken" | "port-forbidden" | "cannot-listen" };

/** Everything in one process: the Mini App, signaling, and the rooms. */
export async function startSolo(options: SoloOptions): Promise<Result<Solo, CannotListen>> {
  const { environment, logger } = options;
  const store = openStore(environment.redisUrl, systemClock);
  const randomId = () => randomBytes(12).toString("base64url");
  const signaling = createSignaling({
    ...store,
    clock: systemClock,
    logger,
    instance: v.parse(InstanceId, `solo-${randomId()}`),
    settings: { ...environment, sessionSecrets: sessionSecrets(environment) },
    randomId,
  });

  const app = express().disable("x-powered-by");
  const server = createServer(app);
  app.use(signaling.app, await miniApp(options.source));
  signaling.attach(server);

  const port = await listen(server, environment.port);
  if (!port.ok) {
    await store.close();
    return port;
  }
  await signaling.start();
  return ok({
    url: `http://localhost:${port.value}`,
    close: async () => {
      await signaling.close();
      await closeServer(server);
      await store.close();
    },
  });
}

/** Without a secret of the operator's, sessions last as long as the process. */
const sessionSecrets = ({ sessionSecrets: given }: Environment): readonly string[] =>
  given.length > 0 ? given : [randomBytes(32).toString("base64url")];

function listen(server: Server, port: number): Promise<Result<number, CannotListen>> {
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(err({ code: toCode(error) })));
    server.listen(port, () => {
      const address = server.address();
      resolve(ok(typeof address === "object" && address ? address.port : port));
    });
  });
}

function toCode(error: Error): CannotListen["code"] {
  const cause = "code" in error ? error.code : undefined;
  if (cause === "EADDRINUSE") return "port-taken";
  return cause === "EACCES" ? "port-forbidden" : "cannot-listen";
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
