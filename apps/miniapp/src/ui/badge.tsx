const PLACES = { corner: "absolute -top-0.5 -right-0.5", line: "ml-1 shrink-0" } as const;

interface BadgeProps {
  readonly count: number;
  /** On the corner of a button, or in its line where the next button is near. */
  readonly place?: keyof typeof PLACES;
}

/** How many are new, on a button whose label says it in words. */
export function Badge({ count, place = "corner" }: BadgeProps) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className={`flex h-5 min-w-5 items-center justify-center rounded-full bg-leave px-1 text-caption font-semibold text-white ${PLACES[place]}`}
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
