import { Badge } from "./badge.tsx";
import { Icon, type IconName } from "./icon.tsx";

const LOOKS = {
  on: "bg-action text-action-ink",
  off: "bg-card text-ink",
  leave: "bg-leave text-white",
} as const;

interface RoundButtonProps {
  readonly look: keyof typeof LOOKS;
  readonly icon: IconName;
  /** What a tap does, for whoever cannot see the icon. */
  readonly label: string;
  /** A word below it; left out where there is no room for one. */
  readonly caption?: string;
  readonly testId: string;
  /** Undefined for a button that does something once, rather than switch. */
  readonly pressed?: boolean | undefined;
  readonly busy?: boolean;
  /** How many are new behind it. */
  readonly count?: number;
  readonly onTap: () => void;
}

/** As large as a thumb, with a word below. */
export function RoundButton({
  look,
  icon,
  label,
  caption,
  busy = false,
  count = 0,
  ...rest
}: RoundButtonProps) {
  return (
    <div className="flex min-w-11 flex-col items-center gap-1">
      <button
        type="button"
        data-testid={rest.testId}
        aria-label={label}
        aria-pressed={rest.pressed}
        aria-busy={busy}
        disabled={busy}
        onClick={rest.onTap}
        className={`relative flex size-11 min-[400px]:size-12 items-center justify-center rounded-full transition-[background-color,scale] duration-200 active:scale-92 aria-busy:animate-pulse ${LOOKS[look]}`}
      >
        <Icon name={icon} className="size-6" />
        <Badge count={count} />
      </button>
      {caption !== undefined && (
        <span
          aria-hidden="true"
          className="text-[11px] leading-4 text-hint max-[359px]:text-[10px] max-[359px]:tracking-tighter"
        >
          {caption}
        </span>
      )}
    </div>
  );
}
