import { request } from "node:http";
import type { ServerProcess } from "@efir/e2e";

/** Asked from an address of the person's own: an address gets only so many. */
export function guestToken({ port }: ServerProcess, person: number): Promise<string> {
  const localAddress = `127.9.0.${1 + (person % 250)}`;
  const headers = { "Content-Type": "application/json" };
  const options = { host: "127.0.0.1", port, path: "/api/session", method: "POST" };
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, localAddress, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve((JSON.parse(text) as { token: string }).token));
    });
    asked.on("error", reject);
    asked.end(JSON.stringify({ guest: { name: `person ${person}` } }));
  });
}
