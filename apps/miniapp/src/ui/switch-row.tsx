import { LabelRow, type RowContent } from "./list-row.tsx";

interface SwitchRowProps extends Omit<RowContent, "end" | "look"> {
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly testId?: string;
  readonly onChange: (on: boolean) => void;
}

/** Something that is on or off, at once. */
export function SwitchRow({ on, disabled = false, testId, onChange, ...content }: SwitchRowProps) {
  return (
    <LabelRow
      {...content}
      end={
        <span className="relative inline-flex h-7.5 w-12.5 items-center">
          <input
            type="checkbox"
            role="switch"
            data-testid={testId}
            checked={on}
            disabled={disabled}
            onChange={({ target }) => onChange(target.checked)}
            className="peer absolute inset-0 m-0 size-full cursor-pointer appearance-none rounded-full bg-ink/35 transition-colors duration-200 checked:bg-action"
          />
          <span className="pointer-events-none absolute left-0.75 size-6 rounded-full bg-white shadow-sm transition-transform duration-300 ease-spring peer-checked:translate-x-5" />
        </span>
      }
    />
  );
}
