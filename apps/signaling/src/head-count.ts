/** How many there are of each kind; a kind of which there is none is not among them. */
export class HeadCount<Kind> {
  readonly #counts = new Map<Kind, number>();

  add(kind: Kind): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  remove(kind: Kind): void {
    const left = (this.#counts.get(kind) ?? 0) - 1;
    if (left > 0) this.#counts.set(kind, left);
    else this.#counts.delete(kind);
  }

  has(kind: Kind): boolean {
    return this.#counts.has(kind);
  }

  kinds(): Iterable<Kind> {
    return this.#counts.keys();
  }
}
