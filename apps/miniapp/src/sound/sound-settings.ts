import { State, type Value } from "@efir/kit";
import type { MicrophoneWishes } from "@efir/rtc";
import * as v from "valibot";
import type { TextStore } from "../session/guest-store.ts";

/** How this person wants to sound and to hear, on this device. */
const Settings = v.object({
  deviceId: v.nullable(v.string()),
  /** Null: the loudspeaker that the system prefers. */
  speakerId: v.nullable(v.string()),
  echoCancellation: v.boolean(),
  noiseSuppression: v.boolean(),
  autoGainControl: v.boolean(),
  mode: v.picklist(["voice", "music"]),
  /** Nobody's picture is received. */
  saver: v.optional(v.boolean(), false),
});
export type SoundSettings = v.InferOutput<typeof Settings>;

const DEFAULTS: SoundSettings = {
  deviceId: null,
  speakerId: null,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  mode: "voice",
  saver: false,
};

export interface KeptSettings {
  readonly value: Value<SoundSettings>;
  readonly change: (part: Partial<SoundSettings>) => void;
  readonly wishes: () => MicrophoneWishes;
}

/** Kept on this device. What is kept and makes no sense any more counts as nothing. */
export function createSoundSettings(store: TextStore): KeptSettings {
  const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), Settings), store.get());
  const value = new State<SoundSettings>(kept.success ? kept.output : DEFAULTS);
  return {
    value,
    change: (part) => {
      value.set({ ...value.get(), ...part });
      store.set(JSON.stringify(value.get()));
    },
    wishes: value.get,
  };
}
