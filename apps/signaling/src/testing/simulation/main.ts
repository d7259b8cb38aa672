import { simulate, type Ran } from "./simulate.ts";

/** `--seeds N` runs the seeds 1 to N, `--seed N` only that one. */
const [, , option, text = "2000"] = process.argv;
const last = Number(text);
const first = option === "--seed" ? last : 1;
if (!Number.isSafeInteger(last) || last < 1) throw new Error("Say --seeds N, or --seed N.");

const startedAt = performance.now();
const sums = new Map<string, { runs: number; events: number; seated: number; signals: number }>();
const failed: number[] = [];

for (let seed = first; seed <= last; seed++) {
  try {
    add(await simulate(seed));
  } catch (error) {
    failed.push(seed);
    console.error(`Seed ${seed} fails:`, error);
    if (failed.length === 10) break;
  }
}

function add({ weather, events, seated, signals }: Ran): void {
  const sum = sums.get(weather) ?? { runs: 0, events: 0, seated: 0, signals: 0 };
  sum.runs += 1;
  sum.events += events;
  sum.seated += seated;
  sum.signals += signals;
  sums.set(weather, sum);
}

console.table(Object.fromEntries(sums));
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.info(`${last - first + 1} seeds in ${seconds} s, ${failed.length} failed ${failed.join()}`);
process.exit(failed.length === 0 ? 0 : 1);
