import type { ComponentProps } from "react";
import { Icon, type IconName } from "./icon.tsx";

interface IconButtonProps extends Omit<ComponentProps<"button">, "className" | "aria-label"> {
  readonly icon: IconName;
  readonly label: string;
  readonly look?: "quiet" | "accent";
}

const LOOKS = {
  quiet: "text-hint hover:bg-hover",
  accent: "text-accent hover:bg-hover disabled:text-hint",
} as const;

export function IconButton({ icon, label, look = "quiet", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-10 shrink-0 items-center justify-center rounded-full ${LOOKS[look]}`}
      {...rest}
    >
      <Icon name={icon} className="size-6" />
    </button>
  );
}
