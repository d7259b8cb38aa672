import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { figuresOf, type Figures } from "./measure/figures.ts";
import { whatIsMissing } from "./needs.ts";
import { toRow } from "./row.ts";
import { SCENARIOS, type Scenario, type ScenarioName } from "./scenarios.ts";
import { EFIR } from "./subjects/efir.ts";
import { PLAIN } from "./subjects/plain.ts";
import type { Subject } from "./subjects/subject.ts";
import { talk } from "./talk.ts";
import { parseWishes, USAGE, type Wishes } from "./wishes.ts";

const RESULTS = fileURLToPath(new URL("./results/", import.meta.url));

/** `npm run weaknet`: talks over bad networks, and a table of how they were. */
async function main(): Promise<number> {
  const wishes = parseWishes(process.argv.slice(2));
  if (!wishes) {
    console.error(USAGE);
    return 1;
  }
  const missing = whatIsMissing();
  if (missing) {
    console.error(`efir: bad networks cannot be made here: this needs ${missing}.`);
    return 1;
  }
  mkdirSync(RESULTS, { recursive: true });
  for (const name of wishes.names) await measure(name, wishes);
  return 0;
}

/** Both pages in turn, run after run, so that what the machine does meanwhile is the same for both. */
async function measure(name: ScenarioName, wishes: Wishes): Promise<void> {
  const given: Scenario = SCENARIOS[name];
  const scenario = wishes.secs === null ? given : { ...given, secs: wishes.secs };
  const subjects = [EFIR, PLAIN].filter((subject) => wishes.subjects.includes(subject.name));
  const figures = new Map<string, Figures[]>(subjects.map((subject) => [subject.name, []]));
  let begun = 0;
  const work = async (id: string) => {
    while (begun++ < wishes.runs) {
      for (const subject of subjects) {
        figures.get(subject.name)?.push(...(await once(subject, scenario, { ...wishes, id })));
      }
    }
  };
  const jobs = Array.from({ length: wishes.jobs }, (_, job) => `${wishes.id}${job || ""}`);
  await Promise.all(jobs.map(work));
  const rows = [...figures].flatMap(([page, all]) => {
    const ways = Map.groupBy(all, ({ from, to }) => `${from}${to}`).values();
    return [...ways].map((runs) => ({ page, ...toRow(runs, scenario) }));
  });
  console.info(`\n${name}, ${wishes.runs} × ${scenario.secs} s`);
  console.table(rows);
  const result = {
    name,
    at: new Date().toISOString(),
    ...wishes,
    figures: Object.fromEntries(figures),
  };
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
}

async function once(subject: Subject, scenario: Scenario, wishes: Wishes): Promise<Figures[]> {
  if ((scenario.people ?? 2) > 2 && subject.name === "plain") return []; // it is for two
  try {
    const held = await talk(subject, scenario, wishes.id);
    if (wishes.showLog) console.info(held.log.join("\n"));
    return figuresOf(held);
  } catch (error) {
    console.error(`${subject.name}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

process.exitCode = await main();
