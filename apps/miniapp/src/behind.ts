/** A link in the page's head, as far as this needs one. */
export type HeadLink = Pick<HTMLLinkElement, "rel" | "href" | "addEventListener">;

interface Behind {
  /** What comes now. */
  readonly first: readonly HeadLink[];
  /** What is only named so far. */
  readonly later: readonly HeadLink[];
  /** Whether it is here already. */
  readonly hasCome: (url: string) => boolean;
}

/**
 * Fetches the later parts when the first ones are here, while those begin to work. Side by side on a thin line both would be
 * late, and browsers divide it evenly whatever priority one asks for.
 */
export function fetchBehind({ first, later, hasCome }: Behind): void {
  const awaited = new Set(first.filter(({ href }) => !hasCome(href)));
  const came = (link: HeadLink): void => {
    awaited.delete(link);
    if (awaited.size === 0) fetchAll();
  };
  const fetchAll = (): void => {
    for (const link of later) link.rel = "modulepreload";
  };
  if (awaited.size === 0) fetchAll();
  for (const link of awaited) {
    for (const end of ["load", "error"]) link.addEventListener(end, () => came(link));
  }
}
