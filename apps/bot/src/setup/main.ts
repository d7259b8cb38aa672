import { fileURLToPath } from "node:url";
import { describeProblems, loadEnvFile, readEnvironment } from "@efir/config";
import { createApi } from "../api.ts";
import { languageOf } from "../texts/language.ts";
import { setUp } from "./set-up.ts";
import { setupTextsIn } from "./texts.ts";

const ENV_FILE = fileURLToPath(new URL("../../../../.env", import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `npm run setup:bot`: from no bot at all to one that answers, as far as Telegram lets a program do it. */
async function main(): Promise<boolean> {
  const { LC_ALL, LANG } = process.env;
  const texts = setupTextsIn(languageOf((LC_ALL ?? LANG)?.replace("_", "-")));
  const variables = loadEnvFile(ENV_FILE, process.env);
  const environment = variables.ok ? readEnvironment(variables.value) : variables;
  if (!environment.ok) {
    say(`${texts.wrongSettings}\n${describeProblems(environment.error)}`);
    return false;
  }
  const { botToken, telegramApiRoot: apiRoot } = environment.value;
  if (botToken === null) {
    say(texts.noToken);
    return false;
  }
  const api = createApi({ token: botToken, apiRoot });
  return setUp({ api, apiRoot, settings: environment.value, texts, fetch, say });
}

process.exitCode = (await main()) ? 0 : 1;
