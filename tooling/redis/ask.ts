import { createConnection } from "node:net";

const PATIENCE_MS = 2_000;

/** What a Redis server on this machine answers to one command: a line, or a text of several. Rejects with its complaint. */
export function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: "127.0.0.1", port, timeout: PATIENCE_MS });
    let heard = "";
    const end = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.once("connect", () => socket.write(`${command}\r\n`));
    socket.on("data", (data) => {
      heard += data.toString();
      const answer = read(heard);
      if (answer === null) return;
      if (answer.startsWith("-")) return end(new Error(`${command}: ${answer.slice(1)}`));
      socket.destroy();
      resolve(answer);
    });
    socket.once("error", end);
    socket.once("timeout", () => end(new Error(`${command}: no answer`)));
    socket.once("close", () => end(new Error(`${command}: hung up`)));
  });
}

/** Null while there is more to come. An error keeps its minus. https://redis.io/docs/latest/develop/reference/protocol-spec/ */
function read(heard: string): string | null {
  const end = heard.indexOf("\r\n");
  if (end < 0) return null;
  const line = heard.slice(0, end);
  if (!line.startsWith("$")) return line.startsWith("-") ? line : line.slice(1);
  const text = heard.slice(end + 2);
  const size = Number(line.slice(1));
  return text.length < size + 2 ? null : text.slice(0, size);
}
