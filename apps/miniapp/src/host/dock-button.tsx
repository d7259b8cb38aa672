import type { ReactNode } from "react";
import { Icon, type IconName } from "../ui/icon.tsx";

interface DockButtonProps {
  readonly icon: IconName;
  /** For whoever cannot see the icon. */
  readonly label: string;
  readonly testId: string;
  /** Its colours. */
  readonly look?: string;
  readonly onTap: () => void;
  readonly children?: ReactNode;
}

/** As large as a thumb, without a word. */
export function DockButton({
  icon,
  label,
  testId,
  look = "bg-card text-ink",
  onTap,
  children,
}: DockButtonProps) {
  return (
    <button
      type="button"
      data-testid={testId}
      aria-label={label}
      onClick={onTap}
      className={`relative flex size-11 shrink-0 items-center justify-center rounded-full active:scale-92 ${look}`}
    >
      <Icon name={icon} className="size-5.5" />
      {children}
    </button>
  );
}
