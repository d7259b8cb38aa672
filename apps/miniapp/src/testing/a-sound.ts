import { State } from "@efir/kit";
import type { DeviceList } from "@efir/rtc";
import { createSoundSettings } from "../sound/sound-settings.ts";
import { createSound, type Sound, type SoundInUse } from "../sound/sound.ts";

export interface FakeSoundOptions extends Partial<SoundInUse> {
  readonly list?: DeviceList;
  readonly mayChooseSpeaker?: boolean;
}

const NOTHING: DeviceList = { microphones: [], speakers: [] };

/** Sound on a device that keeps what it is told for as long as the test lasts. */
export function aSound(options: FakeSoundOptions = {}): Sound {
  let kept: string | null = null;
  return createSound({
    settings: createSoundSettings({ get: () => kept, set: (text) => void (kept = text) }),
    watch: {
      list: new State(options.list ?? NOTHING),
      look: () => undefined,
      close: () => undefined,
    },
    mayChooseSpeaker: options.mayChooseSpeaker ?? true,
    microphone: options.microphone ?? (() => ({ renew: () => Promise.resolve(true) })),
    setSpeaker: options.setSpeaker ?? (() => undefined),
    saveData: options.saveData ?? (() => undefined),
  });
}
