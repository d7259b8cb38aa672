import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type TelegramFiles = Awaited<ReturnType<typeof startTelegramFiles>>;
type Trouble = "none" | "refuses" | "redirects" | "hangs-up" | "not-a-picture";

const PICTURE = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]);
const SIZES = [100, 160, 640].map((side) => ({
  file_id: `file-${side}`,
  file_unique_id: `unique-${side}`,
  width: side,
  height: side,
}));

/** As much of Telegram as gives people's pictures. */
export async function startTelegramFiles() {
  const files = { asked: new Array<string>(), picture: PICTURE, trouble: "none" as Trouble };
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    files.asked.push(url);
    if (url.includes("/getUserProfilePhotos")) answer(response, { photos: [SIZES] });
    else if (url.includes("/getFile")) answer(response, { file_path: "photos/1.jpg" });
    else showFile(response, url, files.trouble);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return Object.assign(files, { root, close });
}

const answer = (response: ServerResponse, result: unknown) =>
  void response.setHeader("content-type", "application/json").end(JSON.stringify({ result }));

function showFile(response: ServerResponse, url: string, trouble: Trouble): void {
  switch (trouble) {
    case "none":
      return void response.end(PICTURE);
    case "refuses":
      return void response.writeHead(404).end(`no file at ${url}`);
    case "redirects":
      return void response.writeHead(302, { location: `${url}/else` }).end();
    case "hangs-up":
      return void response.destroy();
    case "not-a-picture":
      return void response.end(`<html>${url}</html>`);
  }
}
