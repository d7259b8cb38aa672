/** A square of dark and light modules. Those that are fixed do not carry what is said, and no mask touches them. */
export class QrGrid {
  readonly size: number;
  readonly #dark: Uint8Array;
  readonly #fixed: Uint8Array;

  constructor(size: number) {
    this.size = size;
    this.#dark = new Uint8Array(size * size);
    this.#fixed = new Uint8Array(size * size);
  }

  isDark(x: number, y: number): boolean {
    return this.#dark[y * this.size + x] === 1;
  }

  isFixed(x: number, y: number): boolean {
    return this.#fixed[y * this.size + x] === 1;
  }

  set(x: number, y: number, dark: boolean): void {
    this.#dark[y * this.size + x] = dark ? 1 : 0;
  }

  /** What lies outside of the square is not there. */
  fix(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.#fixed[y * this.size + x] = 1;
    this.set(x, y, dark);
  }

  flip(x: number, y: number): void {
    this.set(x, y, !this.isDark(x, y));
  }

  /** Each row, then each column. */
  *lines(): Generator<readonly boolean[]> {
    const all = Array.from({ length: this.size }, (_, n) => n);
    for (const y of all) yield all.map((x) => this.isDark(x, y));
    for (const x of all) yield all.map((y) => this.isDark(x, y));
  }
}
