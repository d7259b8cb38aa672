import type { Clock } from "@efir/kit";
import type { MemberId } from "@efir/protocol";
import type { Moving, MoveKeys } from "../move-keys.ts";

interface Kept {
  readonly key: string;
  readonly moving: Moving;
  readonly until: number;
}

/** Keys of one process. They are gone with the process. */
export function createMemoryMoveKeys({ clock }: { readonly clock: Clock }): MoveKeys {
  const kept = new Map<MemberId, Kept>();

  function forgetOld(): void {
    for (const [person, { until }] of kept) if (until <= clock.now()) kept.delete(person);
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
  };
}
