import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const BOT_TOKEN = "123456789:AAtestTestTestTestTestTestTestTest0";
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]);

export const sizes = (...sides: readonly number[]) =>
  sides.map((side) => ({
    file_id: `file-${side}`,
    file_unique_id: `unique-${side}`,
    width: side,
    height: side,
  }));

interface Answers {
  readonly photos?: unknown;
  readonly path?: unknown;
  readonly file?: (response: ServerResponse) => void;
}

/** A Bot API with one photo of everybody, that notes what it is asked. */
export async function startFileServer(answers: Answers = {}) {
  const asked: string[] = [];
  const { photos = [sizes(100, 160, 640)], path = "photos/1.jpg" } = answers;
  const { file = showPicture } = answers;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? "";
    asked.push(url);
    if (url.includes("/getUserProfilePhotos")) answer(response, { total_count: 1, photos });
    else if (url.includes("/getFile")) answer(response, { file_path: path });
    else file(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const showPicture = (response: ServerResponse): void => void response.end(JPEG);

const answer = (response: ServerResponse, result: unknown): void =>
  void response
    .setHeader("content-type", "application/json")
    .end(JSON.stringify({ ok: true, result }));
