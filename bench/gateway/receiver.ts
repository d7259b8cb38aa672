import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import * as v from "valibot";

export interface Receiver {
  readonly url: string;
  /** What was taken, in order, by client. */
  readonly taken: ReadonlyMap<string, readonly string[]>;
  readonly takenAt: ReadonlyMap<string, number>;
  /** Sent again although it was taken: a worker was lost between the two. */
  readonly repeats: () => number;
  readonly close: () => void;
}

const Answer = v.object({ data: v.object({ message_id: v.string(), client_id: v.string() }) });

type Fate = "fine" | "error" | "cut" | "never";

/** What becomes of a message at the receiver: one in ten fails, and one in ten of those for ever. */
export function fateOf(id: string): Fate {
  const [chance = 0, more = 0] = createHash("sha256").update(id).digest();
  if (chance >= 25.6) return "fine";
  if (more < 25.6) return "never";
  return more < 128 ? "error" : "cut";
}

/** An integrator's server that fails as some do. */
export async function startReceiver(): Promise<Receiver> {
  const taken = new Map<string, string[]>();
  const takenAt = new Map<string, number>();
  const tried = new Set<string>();
  let repeats = 0;

  function take(id: string, client: string): void {
    if (takenAt.has(id)) {
      repeats += 1;
      return;
    }
    takenAt.set(id, Date.now());
    const ids = taken.get(client) ?? [];
    ids.push(id);
    taken.set(client, ids);
  }

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { data } = v.parse(Answer, JSON.parse(body));
    const { message_id: id, client_id: client } = data;
    const fate = fateOf(id);
    const isFirst = !tried.has(id);
    tried.add(id);
    if (fate === "never") response.writeHead(404).end();
    else if (fate === "error" && isFirst) response.writeHead(503).end();
    else if (fate === "cut" && isFirst) request.socket.destroy();
    else {
      take(id, client);
      response.writeHead(204).end();
    }
  }

  const server = createServer((request, response) => void hear(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}/answers`,
    taken,
    takenAt,
    repeats: () => repeats,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
