import { Badge } from "../ui/badge.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";

interface HeaderButtonProps {
  readonly testId: string;
  readonly icon: IconName;
  readonly label: string;
  /** How many are new behind it. */
  readonly count?: number;
  /** For a button that opens something beside, not over the page. */
  readonly expanded?: boolean;
  readonly onTap: () => void;
}

/** A round button beside the title of the room. */
export function HeaderButton({
  testId,
  icon,
  label,
  count = 0,
  expanded,
  onTap,
}: HeaderButtonProps) {
  return (
    <button
      type="button"
      data-testid={testId}
      aria-label={label}
      aria-expanded={expanded}
      onClick={onTap}
      className="relative flex size-11 shrink-0 items-center justify-center rounded-full bg-card text-ink active:scale-92"
    >
      <Icon name={icon} className="size-5.5" />
      <Badge count={count} />
    </button>
  );
}
