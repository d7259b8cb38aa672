import { createServer } from "node:http";
import { createBoard } from "./board.ts";
import { keepRegistered } from "./efir-host.ts";
import { openGame } from "./game-socket.ts";
import { servePage } from "./page-files.ts";

const {
  EFIR_URL: efirUrl = "http://localhost:3000",
  HOST_SECRET: hostSecret = "example-host-secret",
  GAME_ROOM: room = "game-room",
  GAME_PORT = "3100",
} = process.env;
const server = createServer(servePage(efirUrl));
await new Promise<void>((listening) => server.listen(Number(GAME_PORT), listening));
const address = server.address();
const port = typeof address === "object" ? address?.port : undefined;
/** Where browsers find this server: another address when it stands behind a tunnel. */
const appUrl = process.env["GAME_URL"] ?? `http://localhost:${port ?? GAME_PORT}/`;
const registered = await keepRegistered({
  ...{ efirUrl, hostSecret, room, appUrl },
  title: "The floor",
  wsUrl: new URL("/ws", appUrl).href.replace(/^http/, "ws"),
}).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\nIs Efir there? HOST_SECRET=${hostSecret} npm start\n`);
  process.exit(1);
});
openGame(server, {
  board: createBoard(),
  origin: new URL(appUrl).origin,
  room,
  tokenKey: registered.tokenKey,
});
const inBrowser = new URL(`/?room=${room}`, efirUrl).href;
process.stdout.write(`the game is ready: ${inBrowser}\n`);
if (registered.joinUrl !== inBrowser)
  process.stdout.write(`for people in Telegram: ${registered.joinUrl}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void registered.leave().finally(() => process.exit(0)));
