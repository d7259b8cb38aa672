import type { ComponentProps } from "react";

const LOOKS = {
  main: "bg-action text-action-ink",
  quiet: "bg-card text-link",
} as const;

interface ButtonProps extends Omit<ComponentProps<"button">, "className"> {
  readonly look: keyof typeof LOOKS;
}

export function Button({ look, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`min-h-13 w-full rounded-2xl px-4 py-3 text-base leading-5 font-semibold active:opacity-80 disabled:opacity-60 ${LOOKS[look]}`}
      {...rest}
    />
  );
}

/** A button that reads like a link. */
export function TextButton({
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "className">) {
  return (
    <button
      type={type}
      className="min-h-11 rounded-lg px-2 text-[15px] font-medium text-link active:opacity-70"
      {...rest}
    />
  );
}
