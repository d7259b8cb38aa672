/** What a client hears, whatever the server it speaks to. */
export type Heard =
  | { readonly kind: "welcome" }
  | { readonly kind: "joined"; readonly self: string; readonly members: readonly string[] }
  | { readonly kind: "came"; readonly address: string }
  | { readonly kind: "state"; readonly from: string; readonly level: number }
  | { readonly kind: "signal"; readonly from: string; readonly mark: string };

/** How one kind of server is spoken to. What it says is given as text or bytes to send. */
export interface Dialect {
  readonly path: string;
  /** Said when the socket opens; null: nothing has to be, and the server says nothing either. */
  readonly hello: (token: string) => string | null;
  readonly join: (room: string) => string;
  readonly state: (level: number) => string;
  readonly signal: (to: string, n: number, payload: string) => string;
  /** Says how many frames came since the join, where the server keeps them until then. */
  readonly had?: (count: number) => string;
  /** Null for what means nothing here. */
  readonly read: (raw: Buffer) => Heard | null;
  /** What to answer to a sign of life that is a message. */
  readonly pong?: (raw: Buffer) => string | null;
}

const MARK = "@@";

/** Says whom a payload is for, and which of those sent there it is. */
export const marked = (to: string, n: number): string => `${MARK}${to}:${n}${MARK}`;

export function markOf(raw: Buffer): string {
  const start = raw.indexOf(MARK);
  const end = raw.indexOf(MARK, start + MARK.length);
  return raw.toString("latin1", start, end + MARK.length);
}
