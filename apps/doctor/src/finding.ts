/** What one check found. `skipped`: it could not be made, which is no fault. */
export interface Finding {
  readonly state: "right" | "wrong" | "skipped";
  readonly what: string;
  readonly how?: string;
}

export const right = (what: string): Finding => ({ state: "right", what });
export const wrong = (what: string, how: string): Finding => ({ state: "wrong", what, how });
export const skipped = (what: string): Finding => ({ state: "skipped", what });
