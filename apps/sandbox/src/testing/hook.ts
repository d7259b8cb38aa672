import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Update } from "grammy/types";

export interface Hooked {
  readonly headers: IncomingHttpHeaders;
  readonly update: Update;
}

/** A bot's webhook on a free port: keeps what arrives, answers as it is told. */
export async function startHook(answer: (hooked: Hooked, response: ServerResponse) => void) {
  const hooked: Hooked[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => (body += piece.toString()));
    request.on("end", () => {
      const one = { headers: request.headers, update: JSON.parse(body) as Update };
      hooked.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { hooked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close };
}
