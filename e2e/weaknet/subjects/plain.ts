import { fileURLToPath } from "node:url";
import { SERVER_ADDRESS } from "../net/network.ts";
import { end, whenItSays } from "./process.ts";
import type { Subject } from "./subject.ts";

const SERVER = fileURLToPath(new URL("plain-server.ts", import.meta.url));
const PORT = 8081;

/** The smallest page that two can talk by, with whatever the browser does by itself. */
export const PLAIN: Subject = {
  name: "plain",
  start: async (network) => {
    const start = () =>
      whenItSays(
        network.server.spawn(process.execPath, [SERVER, `${PORT}`], {
          stdio: ["ignore", "pipe", "pipe"],
        }),
        /plain is ready/,
      );
    let server = await start();
    const origin = `http://${SERVER_ADDRESS}:${PORT}`;
    return {
      origin,
      arrive: async (page, { room, camera }) => {
        const search = new URLSearchParams({ room, ...(camera && { camera: "1" }) });
        await page.goto(`${origin}/?${search}`, { timeout: 90_000 });
      },
      join: async (page) => {
        await page.getByTestId("join-button").click();
        await page.locator("[data-joined]").waitFor({ timeout: 60_000 });
      },
      kill: async () => {
        await end(server.child, "SIGKILL");
        return async () => {
          server = await start();
        };
      },
      freezeStore: () => () => undefined, // it has none
      output: server.output,
      stop: () => end(server.child, "SIGTERM"),
    };
  },
};
