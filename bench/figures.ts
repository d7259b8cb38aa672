/** What one benchmark found: figures with a name, a unit and, where there is one, a limit. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
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

export const isWithin = ({ value, atMost }: Figure): boolean =>
  Number.isFinite(value) && (atMost === undefined || value <= atMost);
