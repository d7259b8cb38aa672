import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startProduct, type Product } from "./support/product.ts";
import { startTurnServer, type TurnServer } from "./support/turn-server.ts";

const MAIN = fileURLToPath(new URL("../apps/doctor/src/main.ts", import.meta.url));
const SECRET = "the-secret-that-coturn-and-signaling-share";
const BOT_TOKEN = `1000000:${"d".repeat(35)}`;

let turn: TurnServer;
beforeAll(async () => {
  turn = await startTurnServer(SECRET, "deployed");
});
afterAll(() => turn.stop());

const product = (secret: string, { url } = turn): Promise<Product> =>
  startProduct({ BOT_TOKEN, TELEGRAM_ENABLED: "false", TURN_URL: url, TURN_SECRET: secret });

function doctor(url: string, settings: Record<string, string> = {}) {
  const env = { PATH: process.env["PATH"], LANG: "en", BOT_TOKEN, ...settings };
  return new Promise<{ code: number | null; text: string }>((resolve) => {
    const child = execFile(process.execPath, [MAIN, url], { env }, (_error, stdout) =>
      resolve({ code: child.exitCode, text: stdout }),
    );
  });
}

it("[DC5] a deployment that is well is said to be, up to a relay that is really given", async () => {
  const efir = await product(SECRET);
  const { text } = await doctor(efir.url);
  for (const one of ["Mini App is there", "ready", "clocks agree", "let in", "same version"])
    expect(text).toMatch(new RegExp(`^✓ .*${one}`, "m"));
  expect(text).toContain(`✓ ${turn.url} relays, and to the outside alone.`);
  // On loopback there is neither https nor the STUN server that the tests point to.
  expect(text.match(/^✗ .*$/gm)).toEqual([
    "✗ The address is http, not https.",
    expect.stringMatching(/^✗ stun:127\.0\.0\.1:9 cannot be reached/),
  ]);
  expect(text).not.toContain(BOT_TOKEN);
  expect(text).not.toContain(SECRET);
  await efir.stop();
});

it("[DC6] what is not well is named: another secret of TURN, another token, no server at all", async () => {
  const efir = await product("another-secret-that-coturn-does-not-know");
  expect((await doctor(efir.url)).text).toContain(`✗ ${turn.url} refuses: 401.`);
  const other = { BOT_TOKEN: `1000000:${"e".repeat(35)}` };
  expect((await doctor(efir.url, other)).text).toContain(
    "✗ Somebody who comes from Telegram is not let in.",
  );
  await efir.stop();
  const gone = await doctor(efir.url);
  expect(gone.code).toBe(1);
  expect(gone.text).toContain("✗ The Mini App is not there: no answer.");
});

it("[DC8] a TURN server that leads into the operator's own network is named", async () => {
  const loose = await startTurnServer(SECRET, "local");
  const efir = await product(SECRET, loose);
  const inside = "127.0.0.1, 10.0.0.1, 172.16.0.1, 192.168.0.1, 169.254.169.254";
  expect((await doctor(efir.url)).text).toContain(
    `✗ ${loose.url} relays to machines inside your network, too: ${inside}.`,
  );
  await efir.stop();
  await loose.stop();
});

it("[DC7] a page that Telegram's web clients may not show, and a clock that is off", async () => {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
    response.setHeader("Date", new Date(Date.now() - 300_000).toUTCString());
    response.end("page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { text } = await doctor(`http://127.0.0.1:${port}`);
  expect(text).toContain("✗ Telegram's web clients may not show the page.");
  expect(text).toMatch(/✗ The clock of the server and the one here are (299|300|301) s apart\./);
  server.close();
});
