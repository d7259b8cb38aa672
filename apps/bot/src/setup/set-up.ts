import { GrammyError, type Api } from "grammy";
import { setupCalls, toCurl, type SetupCall } from "./setup-calls.ts";
import { gatherFacts } from "./facts.ts";
import { findings, type Finding, type Settings } from "./findings.ts";
import type { SetupTexts } from "./texts.ts";

interface SetUpOptions {
  readonly api: Api;
  readonly apiRoot: string;
  readonly settings: Settings;
  readonly texts: SetupTexts;
  readonly fetch: typeof fetch;
  readonly say: (line: string) => void;
}

const SIGNS = { right: "✓", wrong: "✗", look: "•" } as const;

/** Says how the bot stands, sets what can be set from here, and answers whether all is right. */
export async function setUp(options: SetUpOptions): Promise<boolean> {
  const { api, settings, texts, say, fetch } = options;
  const facts = await gatherFacts({ api, publicUrl: settings.publicUrl, fetch });
  if (facts.kind !== "known") {
    say(facts.kind === "bad-token" ? texts.badToken : texts.noTelegram);
    return false;
  }
  const found = findings(facts, settings, texts);
  for (const finding of found) say(toLines(finding));
  const calls = setupCalls(settings, texts.menuButton);
  const refused = await makeAll(calls, options);
  say(`\n${texts.byHand}`);
  for (const call of calls) say(`  ${toCurl(call, options.apiRoot)}`);

  const wrong = found.filter(({ state }) => state === "wrong").length + refused;
  say(`\n${wrong === 0 ? texts.done : texts.notDone(wrong)}`);
  return wrong === 0;
}

const toLines = ({ state, what, how }: Finding): string =>
  how === undefined ? `${SIGNS[state]} ${what}` : `${SIGNS[state]} ${what}\n    ${how}`;

/** Answers how many were refused. */
async function makeAll(
  calls: readonly SetupCall[],
  { api, texts, say }: SetUpOptions,
): Promise<number> {
  const made = new Set<string>();
  let refused = 0;
  for (const { method, make } of calls) {
    try {
      await make(api);
      made.add(method);
    } catch (error) {
      refused++;
      const why = error instanceof GrammyError ? error.description : texts.noTelegram;
      say(`${SIGNS.wrong} ${texts.couldNotSet(method, why)}`);
    }
  }
  if (made.size > 0) say(`${SIGNS.right} ${texts.setNow} ${[...made].join(", ")}`);
  return refused;
}
