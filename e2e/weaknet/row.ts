import type { Figures } from "./measure/figures.ts";
import type { Scenario } from "./scenarios.ts";
import { median } from "./sound/quantile.ts";

const percent = (share: number) => (Number.isFinite(share) ? `${(share * 100).toFixed(2)} %` : "");
const ms = (value: number | null) =>
  value === null ? "never" : Number.isFinite(value) ? `${value.toFixed(0)} ms` : "";

const middle = (runs: readonly Figures[], pick: (figures: Figures) => number | null) => {
  const values = runs.map(pick).map((value) => value ?? Infinity);
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return value === Infinity ? null : value;
};

/** One line of the table: the median of all runs, for one way from one to another. */
export function toRow(runs: readonly Figures[], { incident, camera = false }: Scenario) {
  const [first] = runs;
  const of = (pick: (figures: Figures) => number) => median(runs.map(pick));
  return {
    way: first ? `${first.from}→${first.to}` : "",
    concealed: percent(of(({ concealed }) => concealed)),
    intact: percent(of(({ intact }) => intact)),
    audible: percent(of(({ audible }) => audible)),
    delay: ms(of(({ delayMs }) => delayMs)),
    fps: of(({ fps }) => fps).toFixed(1),
    "kbit/s": of(({ sentKbps }) => sentKbps).toFixed(0),
    "first audio": ms(middle(runs, ({ firstAudioMs }) => firstAudioMs)),
    ...(camera && { words: ms(middle(runs, ({ wordsMs }) => wordsMs)) }),
    ...(incident && {
      back: ms(middle(runs, ({ backMs }) => backMs)),
      silence: ms(middle(runs, ({ silenceMs }) => silenceMs)),
    }),
  };
}
