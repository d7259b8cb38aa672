import type { ServerProcess } from "../support/signaling-process.ts";

/** How many members an instance holds, as its metrics say. */
export async function membersOn({ url }: ServerProcess): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^efir_signaling_members (\d+)/m.exec(metrics)?.[1]);
}
