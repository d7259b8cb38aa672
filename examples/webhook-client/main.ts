import { askEfir } from "./webhook-client.ts";

const {
  EFIR_URL: url = "http://localhost:3000",
  EFIR_KEY: key = "example-key-0123456789",
  EFIR_SECRET: secret = `whsec_${Buffer.from(key).toString("base64")}`,
} = process.env;
const content = process.argv.slice(2).join(" ") || "Open a room called Friday";
const answer = await askEfir(content, { url, key, secret }).catch((error: unknown) => {
  process.stderr.write(
    `${String(error)}\nIs Efir there? GATEWAY_KEYS=${key} GATEWAY_ALLOW_LOOPBACK=true npm start\n`,
  );
  process.exit(1);
});
process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
