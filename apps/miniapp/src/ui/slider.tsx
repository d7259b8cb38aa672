import type { CSSProperties } from "react";
import { Icon, type IconName } from "./icon.tsx";

interface SliderProps {
  readonly label: string;
  readonly icon: IconName;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, for the eye and for a screen reader. */
  readonly valueText: string;
  readonly testId?: string;
  readonly onChange: (value: number) => void;
}

/** Something that has a how much. */
export function Slider({
  label,
  icon,
  valueText,
  testId,
  onChange,
  min = 0,
  ...range
}: SliderProps) {
  const filled = ((range.value - min) / (range.max - min)) * 100;
  return (
    <div className="flex min-h-13 items-center gap-3.5 px-4 py-1 not-first:border-t not-first:border-line">
      <Icon name={icon} className="size-6 shrink-0 text-hint" />
      <input
        type="range"
        aria-label={label}
        aria-valuetext={valueText}
        data-testid={testId}
        min={min}
        {...range}
        onChange={({ target }) => onChange(target.valueAsNumber)}
        style={withFilled(filled)}
        className="slider min-w-0 flex-1"
      />
      <output
        aria-hidden="true"
        className="w-12 shrink-0 text-right text-note text-hint tabular-nums"
      >
        {valueText}
      </output>
    </div>
  );
}

/** A property of ours, which React's types do not know. */
const withFilled = (percent: number): CSSProperties & { readonly "--slider-filled": string } => ({
  "--slider-filled": `${percent}%`,
});
