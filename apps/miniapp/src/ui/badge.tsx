/** How many are new, on the corner of a button whose label says it in words. */
export function Badge({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute -top-0.5 -right-0.5 flex h-5 min-w-5 items-center justify-center rounded-full bg-leave px-1 text-caption font-semibold text-white"
    >
      {count > 99 ? "99+" : count}
    </span>
  );
}
