import { State, type Value } from "@efir/kit";
import type { MemberId } from "@efir/protocol";

/** How loud others are for oneself alone. Kept by person: who comes back is as loud as before. */
export interface Volumes {
  /** 0 is not heard at all; whoever is not named is as loud as they are, which is 1. */
  readonly of: Value<ReadonlyMap<MemberId, number>>;
  /** Whether anything between 0 and 1 has an effect: iOS leaves loudness to its own buttons. */
  readonly maySet: boolean;
  readonly set: (person: MemberId, volume: number) => void;
}

export function createVolumes(): Volumes {
  const of = new State<ReadonlyMap<MemberId, number>>(new Map());
  return {
    of,
    get maySet() {
      return obeysVolume();
    },
    set: (person, volume) =>
      of.set(new Map([...of.get(), [person, Math.min(1, Math.max(0, volume))]])),
  };
}

function obeysVolume(): boolean {
  if (!("Audio" in globalThis)) return false;
  const probe = new Audio();
  probe.volume = 0.5;
  return probe.volume === 0.5;
}
