import type { Clock } from "@efir/kit";
import type { CallOptions } from "@efir/rtc";
import { parseName } from "../entry/parse-name.ts";
import type { Entry } from "../entry/entry.ts";

type Token = CallOptions["token"];

export interface ApproachOptions {
  readonly state: Entry["state"];
  readonly tokenOf: (name: string | null) => Token;
  /** With null before it is known who comes. */
  readonly prepareJoin: (token: Token | null) => void;
  readonly clock: Pick<Clock, "after">;
}

/** A name that nobody has added to for so long is taken for whole. */
const TYPED_MS = 500;

/**
 * Prepares the way into a room while the person looks at the first screen: at once where it is known who that is, else when the name seems to be
 * there. The way to the server's door, three turns on the network, begins with the first letter. Answers how to stop.
 */
export function approach({ state, tokenOf, prepareJoin, clock }: ApproachOptions): () => void {
  let prepared: string | null | undefined;
  let isBegun = false;
  let cancel: () => void = () => undefined;

  function prepare(): void {
    const name = nameIn(state);
    if (name === undefined || name === prepared) return;
    prepared = name;
    isBegun = true;
    prepareJoin(tokenOf(name));
  }
  function begin(): void {
    if (isBegun || nameIn(state) === undefined) return;
    isBegun = true;
    prepareJoin(null);
  }
  const stop = state.subscribe(() => {
    cancel();
    begin();
    if (nameIn(state) !== prepared) cancel = clock.after(TYPED_MS, prepare);
  });
  prepare();
  return () => {
    stop();
    cancel();
  };
}

/** Null: Telegram has named the person. Undefined: there is no name yet. */
function nameIn(state: Entry["state"]): string | null | undefined {
  const { name } = state.get();
  if (name === null) return null;
  const parsed = parseName(name);
  return parsed.ok ? parsed.value : undefined;
}
