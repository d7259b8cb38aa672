import { State, type Value } from "@efir/kit";
import type { MemberId } from "@efir/protocol";

/** Where a voice comes from, for oneself alone. */
export interface VoicePlace {
  /** 0 is not heard, 1 is as loud as the voice is made. */
  readonly gain: number;
  /** From -1, all on the left, to 1, all on the right. */
  readonly pan: number;
}

/** How loud others are for oneself alone. Kept by person: who comes back is as loud as before. */
export interface Volumes {
  /** 0 is not heard at all; whoever is not named is as loud as they are, which is 1. */
  readonly of: Value<ReadonlyMap<MemberId, number>>;
  /** Whether anything between 0 and 1 has an effect: iOS leaves loudness to its own buttons. */
  readonly maySet: boolean;
  readonly set: (person: MemberId, volume: number) => void;
  /** Whoever is not named comes from the middle. The gain is on top of the volume. */
  readonly places: Value<ReadonlyMap<MemberId, VoicePlace>>;
  /** Takes the place of all places before. */
  readonly setPlaces: (places: ReadonlyMap<MemberId, VoicePlace>) => void;
}

export function createVolumes(): Volumes {
  const of = new State<ReadonlyMap<MemberId, number>>(new Map());
  const places = new State<ReadonlyMap<MemberId, VoicePlace>>(new Map());
  return {
    of,
    places,
    get maySet() {
      return obeysVolume();
    },
    set: (person, volume) => of.set(new Map([...of.get(), [person, within(volume, 0, 1)]])),
    setPlaces: (next) =>
      places.set(new Map([...next].map(([person, place]) => [person, toPlace(place)]))),
  };
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

const toPlace = ({ gain, pan }: VoicePlace): VoicePlace => ({
  gain: within(gain, 0, 1),
  pan: within(pan, -1, 1),
});

function obeysVolume(): boolean {
  if (!("Audio" in globalThis)) return false;
  const probe = new Audio();
  probe.volume = 0.5;
  return probe.volume === 0.5;
}
