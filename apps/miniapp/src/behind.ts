/** A link in the page's head, as far as this needs one. */
export type HeadLink = Pick<HTMLLinkElement, "rel" | "href" | "addEventListener">;

interface Behind {
  /** What comes now, and what is only named so far, turn by turn. */
  readonly turns: readonly (readonly HeadLink[])[];
  /** Whether it is here already. */
  readonly hasCome: (url: string) => boolean;
}

/**
 * Fetches the later parts when those of the turn before are here, while those begin to work. Side by side on a thin line all would be
 * late, and browsers divide it evenly whatever priority one asks for.
 */
export function fetchBehind({ turns: [coming = [], ...later], hasCome }: Behind): void {
  const awaited = new Set(coming.filter(({ href }) => !hasCome(href)));
  const came = (link: HeadLink): void => {
    awaited.delete(link);
    if (awaited.size === 0) fetchNext();
  };
  const fetchNext = (): void => {
    for (const link of later[0] ?? []) link.rel = "modulepreload";
    if (later.length > 0) fetchBehind({ turns: later, hasCome });
  };
  if (awaited.size === 0) fetchNext();
  for (const link of awaited) {
    for (const end of ["load", "error"]) link.addEventListener(end, () => came(link));
  }
}
