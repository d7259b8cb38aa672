import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isWithin, toRow, type Benchmark } from "./figures.ts";
import { engine } from "./engine.ts";
import { firstAudio } from "./first-audio.ts";
import { gatewaySoak } from "./gateway.ts";
import { idle } from "./idle.ts";
import { joinStorm } from "./join-storm.ts";
import { page } from "./page.ts";
import { redeploy } from "./redeploy.ts";
import { redisBytes } from "./redis-bytes.ts";
import { relay } from "./relay.ts";
import { roomState } from "./room-state.ts";

const BENCHMARKS: readonly Benchmark[] = [
  relay,
  roomState,
  joinStorm,
  redisBytes,
  idle,
  redeploy,
  gatewaySoak,
  firstAudio,
  page,
  engine,
];
/** None takes half of it on two cores. */
const LIMIT_MINUTES = 15;
const RESULTS = fileURLToPath(new URL("./results/", import.meta.url));

/** Those named, or all. */
function chosen(names: readonly string[]): readonly Benchmark[] {
  const unknown = names.find((name) => BENCHMARKS.every((benchmark) => benchmark.name !== name));
  if (unknown !== undefined) {
    const known = BENCHMARKS.map(({ name }) => name).join(", ");
    console.error(`efir: there is no benchmark «${unknown}». Say one or more of: ${known}.`);
    process.exit(1);
  }
  return BENCHMARKS.filter(({ name }) => names.length === 0 || names.includes(name));
}

let allHeld = true;
mkdirSync(RESULTS, { recursive: true });
for (const { name, run } of chosen(process.argv.slice(2))) {
  const late = setTimeout(() => {
    console.error(`efir: «${name}» gave no figure within ${LIMIT_MINUTES} minutes.`);
    process.exit(1);
  }, LIMIT_MINUTES * 60_000);
  const figures = await run();
  clearTimeout(late);
  console.info(`\n${name}`);
  console.table(figures.map(toRow));
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(figures, null, 2)}\n`);
  allHeld &&= figures.every(isWithin);
}
process.exit(allHeld ? 0 : 1);
