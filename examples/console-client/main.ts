import { createInterface } from "node:readline";
import { startConsoleClient } from "./console-client.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);
const gateway = startConsoleClient(process.env["PUBLIC_URL"] ?? "http://localhost:3000", print);
print("Write to Efir, for example: open a room. Ctrl-D ends it.");
for await (const content of createInterface({ input: process.stdin })) {
  const heard = await gateway.hear({ client: "console_me", content });
  if (!heard.ok) print("Not so fast.");
}
await gateway.close();
