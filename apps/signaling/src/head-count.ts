/** How many there are of each kind; a kind of which there is none is not among them. */
export class HeadCount<Kind> {
  readonly #counts = new Map<Kind, number>();
  /** Counts in how many counts there are some of a kind. */
  #whole: HeadCount<Kind> | null;

  constructor(whole: HeadCount<Kind> | null = null) {
    this.#whole = whole;
  }

  add(kind: Kind): void {
    const before = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, before + 1);
    if (before === 0) this.#whole?.add(kind);
  }

  remove(kind: Kind): void {
    const before = this.#counts.get(kind) ?? 0;
    if (before > 1) this.#counts.set(kind, before - 1);
    else if (this.#counts.delete(kind)) this.#whole?.remove(kind);
  }

  /** It is no part of the whole any more. */
  close(): void {
    for (const kind of this.#counts.keys()) this.#whole?.remove(kind);
    this.#whole = null;
  }

  has(kind: Kind): boolean {
    return this.#counts.has(kind);
  }

  kinds(): Iterable<Kind> {
    return this.#counts.keys();
  }
}
