import { once } from "node:events";
import { createConnection } from "node:net";
import type { RedisServer } from "@efir/redis-server";

/** How many commands clients sent to Redis meanwhile; what scripts do inside is not counted. */
export async function commandsSentDuring(
  { port }: RedisServer,
  work: () => Promise<void>,
): Promise<number> {
  const socket = createConnection(port, "127.0.0.1");
  socket.write("MONITOR\r\n");
  await once(socket, "data");
  let seen = "";
  socket.on("data", (chunk: Buffer) => (seen += chunk.toString("latin1")));
  await work();
  socket.destroy();
  return seen.split("\r\n").filter((line) => line.startsWith("+") && !/^\S+ \[\d+ lua\]/.test(line))
    .length;
}

/** What Redis has sent and received over the network so far, in bytes. */
export async function networkBytes({ port }: RedisServer): Promise<number> {
  const socket = createConnection(port, "127.0.0.1");
  socket.write("INFO stats\r\n");
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  while (!answer.includes("total_net_repl_output_bytes")) await once(socket, "data");
  socket.destroy();
  const count = (name: string) => Number(new RegExp(`${name}:(\\d+)`).exec(answer)?.[1]);
  return count("total_net_input_bytes") + count("total_net_output_bytes");
}
