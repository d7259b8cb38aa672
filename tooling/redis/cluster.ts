import { ask } from "./ask.ts";
import { freePort } from "./free-port.ts";
import { patiently } from "./patiently.ts";
import { startRedis, type RedisServer, type TlsFiles } from "./server.ts";

export interface RedisClusterServers {
  readonly url: string;
  /** Each has a third of the slots. */
  readonly primaries: readonly RedisServer[];
  /** One for each primary, in the same order; none unless asked for. */
  readonly replicas: readonly RedisServer[];
  readonly stop: () => Promise<void>;
}

interface ClusterServersOptions {
  readonly hasReplicas?: boolean;
  /** Of the certificate with which clients are to be spoken to. */
  readonly tls?: TlsFiles;
}

const SLOTS = 16_384;
const COUNT = 3;
/** So soon the others notice that a node is lost. */
const NODE_TIMEOUT_MS = 1_500;

interface Node extends RedisServer {
  readonly busPort: number;
}

/** A real Redis Cluster on this machine. */
export async function startRedisCluster({
  hasReplicas = false,
  tls,
}: ClusterServersOptions = {}): Promise<RedisClusterServers> {
  const nodes = await Promise.all(
    Array.from({ length: hasReplicas ? 2 * COUNT : COUNT }, () => startNode(tls)),
  );
  const [primaries, replicas] = [nodes.slice(0, COUNT), nodes.slice(COUNT)];
  await Promise.all(primaries.map(giveSlots));
  await meet(nodes);
  await Promise.all(replicas.map((replica, n) => follow(replica, primaries[n])));
  await Promise.all(nodes.map(({ port }) => patiently("a cluster is whole", () => seesAll(port))));
  return {
    url: addressOf(primaries, tls !== undefined),
    primaries,
    replicas,
    stop: async () => {
      await Promise.all(nodes.map(({ stop }) => stop()));
    },
  };
}

function addressOf(nodes: readonly Node[], isTls: boolean): string {
  const hosts = nodes.map((node) => `127.0.0.1:${mainPort(node)}`);
  return `redis${isTls ? "s" : ""}+cluster://${hosts.join(",")}`;
}

/** Nodes that speak TLS do so with each other too. */
const mainPort = ({ port, tlsPort }: Node): number => tlsPort || port;

async function startNode(tls: TlsFiles | undefined): Promise<Node> {
  const busPort = await freePort();
  const args = ["--cluster-enabled", "yes", "--cluster-port", String(busPort)];
  const timing = ["--cluster-node-timeout", String(NODE_TIMEOUT_MS)];
  const secret = tls ? ["--tls-cluster", "yes"] : [];
  const server = await startRedis({ args: [...args, ...timing, ...secret], ...(tls && { tls }) });
  return { ...server, busPort };
}

async function giveSlots({ port }: RedisServer, n: number): Promise<void> {
  const from = Math.ceil((SLOTS * n) / COUNT);
  const to = Math.ceil((SLOTS * (n + 1)) / COUNT) - 1;
  await ask(port, `CLUSTER ADDSLOTSRANGE ${from} ${to}`);
  await ask(port, `CLUSTER SET-CONFIG-EPOCH ${n + 1}`);
}

async function meet([first, ...others]: readonly Node[]): Promise<void> {
  for (const { port } of others) {
    await ask(port, `CLUSTER MEET 127.0.0.1 ${first && mainPort(first)} ${first?.busPort}`);
  }
  const count = others.length + 1;
  const knowsAll = async ({ port }: Node) =>
    (await ask(port, "CLUSTER INFO")).includes(`cluster_known_nodes:${count}`) &&
    !(await ask(port, "CLUSTER NODES")).includes("handshake");
  for (const node of [first, ...others]) {
    if (node) await patiently("all nodes have met", () => knowsAll(node));
  }
}

async function follow(replica: Node, primary: Node | undefined): Promise<void> {
  if (!primary) throw new Error("There is no primary for a replica");
  const id = await ask(primary.port, "CLUSTER MYID");
  await ask(replica.port, `CLUSTER REPLICATE ${id}`);
  await patiently("a replica follows", async () =>
    (await ask(replica.port, "INFO replication")).includes("master_link_status:up"),
  );
}

const seesAll = async (port: number): Promise<boolean> => {
  const state = await ask(port, "CLUSTER INFO");
  return state.includes("cluster_state:ok") && state.includes(`cluster_slots_ok:${SLOTS}`);
};
