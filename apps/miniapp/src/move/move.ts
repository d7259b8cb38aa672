import { State, type Clock, type Result, type Value } from "@efir/kit";
import type { MoveGrant } from "@efir/protocol";
import type { ApiFailure, FailureCode } from "../session/api.ts";

/** How another device gets this call. */
export interface Moving {
  readonly ask: () => Promise<Result<MoveGrant, ApiFailure>>;
  /** Asked anew again and again: it tells how one is at the moment. */
  readonly linkOf: (key: string) => string;
  readonly clock: Pick<Clock, "now" | "every">;
}

export type MoveState =
  | { readonly kind: "asking" }
  | { readonly kind: "ready"; readonly link: string; readonly leftMs: number }
  | { readonly kind: "over" }
  | { readonly kind: "failed"; readonly code: FailureCode };

/** A link for another device, for as long as it is good. */
export interface Move {
  readonly state: Value<MoveState>;
  /** Asks for a link. Answers how to stop. */
  readonly open: () => () => void;
  /** Another link; the one before is good no more. */
  readonly again: () => void;
}

const SECOND = 1_000;

export function createMove({ ask, linkOf, clock }: Moving): Move {
  const state = new State<MoveState>({ kind: "asking" });
  let stopCounting = (): void => undefined;
  let turn = 0;

  function stop(): void {
    turn += 1;
    stopCounting();
  }

  async function again(): Promise<void> {
    stop();
    const mine = turn;
    state.set({ kind: "asking" });
    const granted = await ask();
    if (mine !== turn) return;
    if (granted.ok) count(granted.value);
    else state.set({ kind: "failed", code: granted.error.code });
  }

  function count({ move_key, lasts_ms }: MoveGrant): void {
    const until = clock.now() + lasts_ms;
    const look = (): void => {
      const leftMs = until - clock.now();
      if (leftMs > 0) state.set({ kind: "ready", link: linkOf(move_key), leftMs });
      else {
        stopCounting();
        state.set({ kind: "over" });
      }
    };
    look();
    stopCounting = clock.every(SECOND, look);
  }

  return {
    state,
    open: () => {
      void again();
      return stop;
    },
    again: () => void again(),
  };
}
