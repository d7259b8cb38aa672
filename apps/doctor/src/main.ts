import { fileURLToPath } from "node:url";
import { describeProblems, loadEnvFile, readEnvironment } from "@efir/config";
import { examine } from "./examine.ts";
import { doctorTexts } from "./texts.ts";

const ENV_FILE = fileURLToPath(new URL("../../../.env", import.meta.url));
const SIGNS = { right: "✓", wrong: "✗", skipped: "•" } as const;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run doctor [address]`: PUBLIC_URL of .env, or another address. */
async function main(address: string | undefined): Promise<boolean> {
  const texts = doctorTexts(process.env["LC_ALL"] ?? process.env["LANG"]);
  const variables = loadEnvFile(ENV_FILE, process.env);
  const environment = variables.ok ? readEnvironment(variables.value) : variables;
  if (!environment.ok) {
    say(`${texts.wrongSettings}\n${describeProblems(environment.error)}`);
    return false;
  }
  const text = address ?? environment.value.publicUrl;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    say(texts.badAddress(text));
    return false;
  }
  say(texts.examining(url.origin));
  let ill = 0;
  for await (const { state, what, how } of examine({ url, settings: environment.value, texts })) {
    if (state === "wrong") ill++;
    say(`${SIGNS[state]} ${what}${how === undefined ? "" : `\n    ${how}`}`);
  }
  say(`\n${ill === 0 ? texts.well : texts.ill(ill)}`);
  return ill === 0;
}

process.exitCode = (await main(process.argv[2])) ? 0 : 1;
