/** How many there are of each kind; a kind of which there is none is not among them. */
export interface HeadCount<Kind> {
  readonly add: (kind: Kind) => void;
  readonly remove: (kind: Kind) => void;
  readonly has: (kind: Kind) => boolean;
  readonly kinds: () => Iterable<Kind>;
}

export function createHeadCount<Kind>(): HeadCount<Kind> {
  const counts = new Map<Kind, number>();
  return {
    add: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    remove: (kind) => {
      const left = (counts.get(kind) ?? 0) - 1;
      if (left > 0) counts.set(kind, left);
      else counts.delete(kind);
    },
    has: (kind) => counts.has(kind),
    kinds: () => counts.keys(),
  };
}
