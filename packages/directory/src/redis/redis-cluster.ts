import type { RedisAddress, RedisHost } from "@efir/kit";
import { Cluster, Redis, type Command, type RedisOptions } from "ioredis";
import { connectorTo } from "./any-node.ts";

export type ClusterAddress = Extract<RedisAddress, { kind: "cluster" }>;

export interface RedisClusterOptions {
  readonly address: ClusterAddress;
  /** Of the connection to each node. */
  readonly node: LineOptions;
  readonly retryStrategy: (attempt: number) => number;
}

/** Of one connection. How replies look stays as it is. */
export type LineOptions = Omit<
  RedisOptions,
  | "host"
  | "port"
  | "path"
  | "sentinels"
  | "retryStrategy"
  | "readOnly"
  | "himportFieldsets"
  | "replyMapping"
>;

/** A node that stands still tells nobody that another took its place, so it is asked for. */
const LOOK_EVERY_MS = 2_000;

/**
 * A Redis Cluster. Each command goes to the node that has its keys, which have to share a slot. What was sent
 * to a node that is lost is not sent again: it may have been done. Other commands fail at once while
 * the cluster is out of reach, as those to one Redis do; at the start they wait for it.
 */
export class RedisCluster extends Cluster {
  readonly #options: RedisClusterOptions;
  #turn = 0;
  #wasReady = false;

  constructor(options: RedisClusterOptions) {
    const { address, node, retryStrategy } = options;
    super([...address.hosts], {
      lazyConnect: true,
      clusterRetryStrategy: retryStrategy,
      retryDelayOnFailover: 0,
      slotsRefreshInterval: LOOK_EVERY_MS,
      redisOptions: node,
      // A certificate is for a name, not for what the name stands for today.
      ...(address.isTls && { dnsLookup: (name, found) => found(null, name) }),
    });
    this.#options = options;
    this.once("ready", () => (this.#wasReady = true));
  }

  override sendCommand(...sent: Parameters<Cluster["sendCommand"]>): unknown {
    const [command] = sent;
    if (this.#isLost(command)) command.reject(new Error("The Redis Cluster is out of reach"));
    else return super.sendCommand(...sent);
    return command.promise;
  }

  /**
   * A connection of its own to any one node, to publish or to listen: nodes pass on to each other what is published.
   * It moves to another node when its own is gone, or belongs to the cluster no more.
   */
  line(more: LineOptions): Redis {
    const { address, node, retryStrategy } = this.#options;
    let host: RedisHost | undefined;
    const next = () => (host = this.#nextHost());
    const Connector = connectorTo({ next, isTls: address.isTls });
    const line = new Redis({ ...node, retryStrategy, ...more, Connector });
    const look = () => {
      const isMember = this.#hosts().some((each) => isSame(each, host));
      if (!isMember && line.status === "ready") line.disconnect(true);
    };
    this.on("refresh", look);
    line.once("end", () => this.off("refresh", look));
    return line;
  }

  /** Rejects unless every slot is served, by a node that answers and sees the cluster whole. */
  async ask(): Promise<void> {
    await this.ping(); // at the start it waits until the slots are known
    const owners = new Set(this.slots.map(([owner]) => owner));
    const nodes = new Map(this.nodes("master").map((node) => [nameOf(node.options), node]));
    await Promise.all([...owners].map((owner) => askNode(nodes.get(owner ?? ""))));
  }

  #isLost({ name }: Command): boolean {
    // Its own first question, before it is ready, is `cluster`.
    return this.#wasReady && this.status !== "ready" && name !== "cluster";
  }

  #hosts(): readonly RedisHost[] {
    return this.nodes().map(({ options: { host = "", port = 0 } }) => ({ host, port }));
  }

  #nextHost(): RedisHost {
    const known = this.#hosts();
    const hosts = known.length > 0 ? known : this.#options.address.hosts;
    const host = hosts[this.#turn++ % hosts.length];
    if (!host) throw new Error("A cluster without a host");
    return host;
  }
}

const nameOf = ({ host, port }: RedisOptions): string => `${host}:${port}`;

const isSame = (one: RedisHost, other: RedisHost | undefined): boolean =>
  one.host === other?.host && one.port === other.port;

async function askNode(node: Redis | undefined): Promise<void> {
  if (!node) throw new Error("A node is lost");
  const state = await node.cluster("INFO");
  if (!state.includes("cluster_state:ok")) throw new Error("The cluster is down");
}
