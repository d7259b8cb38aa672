/** What one benchmark found: figures with a name, a unit and, where there is one, a limit. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What would be better still; nothing fails for it. */
  readonly reach?: number;
}

export interface Benchmark {
  readonly name: string;
  readonly run: () => Promise<readonly Figure[]>;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const isWithin = ({ value, atMost = Infinity, atLeast = -Infinity }: Figure): boolean =>
  Number.isFinite(value) && value <= atMost && value >= atLeast;

/** Whole milliseconds are enough; a ratio wants its decimals. */
export function toRow(figure: Figure) {
  const { name, value, unit, atMost, atLeast, reach } = figure;
  const limits = [
    atMost === undefined ? "" : `≤ ${atMost}`,
    atLeast === undefined ? "" : `≥ ${atLeast}`,
  ];
  return {
    figure: name,
    value: `${rounded(value)} ${unit}`,
    must: limits.join(""),
    "reach for": reach === undefined ? "" : String(reach),
    held: atMost === undefined && atLeast === undefined ? "" : isWithin(figure) ? "yes" : "NO",
  };
}

const rounded = (value: number): string => {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3);
};
