import { useId, type ComponentProps } from "react";

interface FieldProps extends Omit<ComponentProps<"input">, "className" | "id" | "onChange"> {
  readonly label: string;
  readonly problem: string | null;
  readonly onText: (text: string) => void;
}

/** A line to type in, with its label above and what is wrong with it below. */
export function Field({ label, problem, onText, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="px-4 text-note text-hint">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onText(target.value)}
        className="h-13 w-full rounded-2xl border-2 border-transparent bg-card px-4 text-base text-ink outline-none placeholder:text-hint focus:border-action aria-invalid:border-danger"
        {...rest}
      />
      <p id={`${id}-problem`} role="alert" className="px-4 text-note text-danger empty:hidden">
        {problem}
      </p>
    </div>
  );
}
