import { State, type Clock, type Result, type Value } from "@efir/kit";
import type { RoomCode, RoomFacts } from "@efir/protocol";
import type { ApiFailure, FailureCode } from "../session/api.ts";

/** What is known of the room that the code names. */
export type RoomSight =
  | { readonly kind: "none" }
  | { readonly kind: "looking" }
  | { readonly kind: "found"; readonly facts: RoomFacts }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly code: FailureCode };

export interface LookUp {
  readonly sight: Value<RoomSight>;
  readonly look: (code: RoomCode) => void;
  /** Looks once the person has stopped typing. */
  readonly lookSoon: (code: RoomCode) => void;
  readonly forget: () => void;
  /** Looks no more, but takes in the answer to the last look. */
  readonly stop: () => void;
}

export interface LookUpOptions {
  readonly facts: (code: RoomCode) => Promise<Result<RoomFacts, ApiFailure>>;
  readonly clock: Clock;
}

const TYPING_MS = 250;
const AGAIN_MS = 5_000;

/** Looks at one room at a time, again and again: what comes back about an earlier one is dropped. */
export function createLookUp({ facts, clock }: LookUpOptions): LookUp {
  const sight = new State<RoomSight>({ kind: "none" });
  let turn = 0;
  let looking = true;
  let cancel = (): void => undefined;

  function begin(next: RoomSight): number {
    cancel();
    looking = true;
    sight.set(next);
    turn += 1;
    return turn;
  }

  async function ask(code: RoomCode, mine: number): Promise<void> {
    const found = toSight(await facts(code));
    if (mine !== turn) return;
    // A room that was seen once does not vanish because a later look came to nothing.
    if (found.kind !== "failed" || sight.get().kind === "looking") sight.set(found);
    if (looking) cancel = clock.after(AGAIN_MS, () => void ask(code, mine));
  }

  return {
    sight,
    look: (code) => void ask(code, begin({ kind: "looking" })),
    lookSoon: (code) => {
      const mine = begin({ kind: "looking" });
      cancel = clock.after(TYPING_MS, () => void ask(code, mine));
    },
    forget: () => void begin({ kind: "none" }),
    stop: () => {
      looking = false;
      cancel();
    },
  };
}

function toSight(facts: Result<RoomFacts, ApiFailure>): RoomSight {
  if (facts.ok) return { kind: "found", facts: facts.value };
  const { code } = facts.error;
  return code === "room-not-found" ? { kind: "missing" } : { kind: "failed", code };
}
