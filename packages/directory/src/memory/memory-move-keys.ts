import type { Clock } from "@efir/kit";
import type { MemberId, SeatId } from "@efir/protocol";
import type { LeftBehind, Moving, MoveKeys } from "../move-keys.ts";

interface Kept {
  readonly key: string;
  readonly moving: Moving;
  readonly until: number;
}

interface Left {
  readonly how: LeftBehind;
  readonly until: number;
}

/** Keys of one process. They are gone with the process. */
export function createMemoryMoveKeys({ clock }: { readonly clock: Clock }): MoveKeys {
  const kept = new Map<MemberId, Kept>();
  const left = new Map<SeatId, Left>();

  function forgetOld(): void {
    for (const [person, { until }] of kept) if (until <= clock.now()) kept.delete(person);
    for (const [seat, { until }] of left) if (until <= clock.now()) left.delete(seat);
  }

  return {
    keep: (key, moving, keepMs) => {
      forgetOld();
      kept.set(moving.person.id, { key, moving, until: clock.now() + keepMs });
      return Promise.resolve();
    },
    redeem: (key) => {
      forgetOld();
      const found = [...kept.values()].find((each) => each.key === key)?.moving ?? null;
      if (found) kept.delete(found.person.id);
      return Promise.resolve(found);
    },
    leaveBehind: (seat, how, keepMs) => {
      forgetOld();
      left.set(seat, { how, until: clock.now() + keepMs });
      return Promise.resolve();
    },
    leftBehind: (seat) => {
      forgetOld();
      return Promise.resolve(left.get(seat)?.how ?? null);
    },
  };
}
