import type { Server } from "node:http";
import { readHostToken } from "@efir/host-sdk";
import { WebSocketServer, type WebSocket } from "ws";
import type { Board } from "./board.ts";

export interface GameOptions {
  readonly board: Board;
  /** The origin of this app, which the tokens must be for. */
  readonly origin: string;
  readonly room: string;
  readonly tokenKey: () => string;
}

/** Pages hear of changes this often, not of each. */
const TELL_EVERY_MS = 40;
const MOST_BYTES = 8_192;
const NOT_A_MEMBER = 4_001;

/** The game's own WebSocket: whoever says hello with a token of Efir's has a piece on the board. */
export function openGame(server: Server, options: GameOptions): void {
  const { board, origin } = options;
  const players = new Set<WebSocket>();
  const sockets = new WebSocketServer({
    server,
    path: "/ws",
    maxPayload: MOST_BYTES,
    verifyClient: (info: { origin: string }) => info.origin === origin,
  });
  let told = "";
  const timer = setInterval(() => {
    const now = JSON.stringify({ type: "pieces", pieces: board.pieces() });
    if (now === told) return;
    told = now;
    for (const player of players) player.send(now);
  }, TELL_EVERY_MS);
  server.once("close", () => clearInterval(timer));

  sockets.on("connection", (socket) => {
    let seat: string | null = null;
    socket.on("error", () => socket.close()); // too large, or not a frame
    socket.on("close", () => {
      players.delete(socket);
      if (seat !== null) board.leave(seat);
    });
    socket.on("message", (raw: Buffer) => {
      const message = parse(raw.toString());
      if (message.type === "move" && seat !== null) board.move(seat, message.x, message.y);
      if (message.type !== "hello" || seat !== null) return;
      void admit(message.token, options).then((admitted) => {
        if (admitted === null) socket.close(NOT_A_MEMBER, "Efir does not know this token");
        else {
          seat = admitted;
          players.add(socket);
          told = ""; // the newcomer has heard nothing yet
        }
      });
    });
  });
}

/** The seat of whoever has this token; null for nobody. */
async function admit(token: string, options: GameOptions): Promise<string | null> {
  const { board, origin: audience, room, tokenKey } = options;
  const who = await readHostToken(token, { key: tokenKey(), audience, room });
  if (who) board.enter(who);
  return who ? who.seat : null;
}

type Said =
  | { readonly type: "hello"; readonly token: string }
  | { readonly type: "move"; readonly x: number; readonly y: number }
  | { readonly type: "junk" };

function parse(text: string): Said {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== "object" || said === null) return { type: "junk" };
    if ("token" in said && typeof said.token === "string")
      return { type: "hello", token: said.token };
    if ("x" in said && "y" in said && isPlace(said.x) && isPlace(said.y))
      return { type: "move", x: said.x, y: said.y };
  } catch {
    // not JSON
  }
  return { type: "junk" };
}

const isPlace = (at: unknown): at is number => typeof at === "number" && Number.isFinite(at);
