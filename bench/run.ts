import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isWithin, type Benchmark, type Figure } from "./figures.ts";
import { firstAudio } from "./first-audio.ts";

const BENCHMARKS: readonly Benchmark[] = [firstAudio];
const RESULTS = fileURLToPath(new URL("./results/", import.meta.url));

const toRow = (figure: Figure) => ({
  figure: figure.name,
  value: `${figure.value.toFixed(0)} ${figure.unit}`,
  limit: figure.atMost === undefined ? "" : `≤ ${figure.atMost} ${figure.unit}`,
  held: isWithin(figure) ? "yes" : "NO",
});

let allHeld = true;
mkdirSync(RESULTS, { recursive: true });
for (const { name, run } of BENCHMARKS) {
  const figures = await run();
  console.info(`\n${name}`);
  console.table(figures.map(toRow));
  writeFileSync(`${RESULTS}${name}.json`, `${JSON.stringify(figures, null, 2)}\n`);
  allHeld &&= figures.every(isWithin);
}
process.exitCode = allHeld ? 0 : 1;
