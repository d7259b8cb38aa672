import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import { WebSocketServer, type WebSocket } from "ws";

/** Gives out the plain page, and says to the other one in the room what each says. */
const port = Number(process.argv[2]);
const script = stripTypeScriptTypes(
  readFileSync(new URL("plain-page.ts", import.meta.url), "utf8"),
);
const PAGE = `<!doctype html><title>plain</title>
<button data-testid="join-button">Join</button>
<script type="module">${script}</script>`;

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
});
const rooms = new Map<string, Set<WebSocket>>();
new WebSocketServer({ server }).on("connection", (socket, request) => {
  const url = request.url ?? "";
  const inside = rooms.get(url) ?? new Set<WebSocket>();
  rooms.set(url, inside);
  const others = () => [...inside].filter((other) => other !== socket);
  inside.add(socket);
  socket.send(JSON.stringify({ kind: "welcome", first: others().length === 0 }));
  socket.on("message", (data: Buffer) => {
    for (const other of others()) other.send(data.toString());
  });
  socket.on("close", () => inside.delete(socket));
  socket.on("error", () => socket.terminate());
});
server.listen(port, () => console.info("plain is ready"));
