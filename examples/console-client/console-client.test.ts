import { readFileSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { startConsoleClient } from "./console-client.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it("[EX1] a platform of its own is answered in its own place, in order", async () => {
  const printed: string[] = [];
  const gateway = startConsoleClient("https://efir.example", (line) => void printed.push(line));
  closing.push(gateway.close);
  for (const content of ["open a room called Friday", "who is on air?", "меня не слышно"])
    await gateway.hear({ client: "console_me", content });
  await vi.waitFor(() => expect(printed).toHaveLength(3), 3_000);
  expect(printed[0]).toMatch(/“Friday” is open.*https:\/\/efir\.example\/\?room=[a-z2-7]{16}$/);
  expect(printed[1]).toMatch(/^“Friday”\. Nobody is on air there yet\./);
  expect(printed[2]).toMatch(/^Вас не слышат\?/);
});

it("[EX2] nobody outside speaks for its people", async () => {
  const gateway = startConsoleClient("https://efir.example", () => undefined);
  closing.push(gateway.close);
  const question = {
    client: "console_me",
    content: "help",
    url: "https://x.io/",
    idempotencyKey: null,
  };
  const asked = await gateway.ask(question, { name: "crm", key: "", secrets: [] });
  expect(asked).toEqual({ ok: false, error: { code: "reserved-client-id" } });
});

it("[EX3] the adapter and its command take fewer than sixty lines", () => {
  const lines = ["./console-client.ts", "./main.ts"].flatMap((file) =>
    readFileSync(new URL(file, import.meta.url), "utf8").split("\n"),
  );
  expect(lines.length).toBeLessThan(60);
});
