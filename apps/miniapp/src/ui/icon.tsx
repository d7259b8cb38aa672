import type { IconName } from "./icon-paths.ts";

export type { IconName } from "./icon-paths.ts";

/** Says nothing by itself: what it stands for is in the label of what it sits in. */
export function Icon({ name, className }: { readonly name: IconName; readonly className: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 3 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <use href={`#icon-${name}`} />
    </svg>
  );
}
