import { State, type Value } from "@efir/kit";
import type { Capturing, DeviceList, DeviceWatch } from "@efir/rtc";
import type { KeptSettings, SoundSettings } from "./sound-settings.ts";

/** All there is to choose about sound, and what became of the last choice. */
export interface Sound {
  readonly settings: Value<SoundSettings>;
  readonly devices: Value<DeviceList>;
  /** False where a page may not choose a loudspeaker: then there is no choice to see. */
  readonly mayChooseSpeaker: boolean;
  /** The microphone would not be had as the person wished, and goes on as it was. */
  readonly refused: Value<boolean>;
  readonly change: (part: Partial<SoundSettings>) => void;
  /** Labels come with the permission: looks at the devices once more. */
  readonly look: () => void;
}

/** What sound is chosen for. */
export interface SoundInUse {
  /** On the first screen, or in a call. */
  readonly microphone: () => Pick<Capturing, "renew">;
  readonly setSpeaker: (deviceId: string | null) => void;
  readonly saveData: (on: boolean) => void;
}

export interface SoundOptions extends SoundInUse {
  readonly settings: KeptSettings;
  readonly watch: DeviceWatch;
  readonly mayChooseSpeaker: boolean;
}

export function createSound(options: SoundOptions): Sound {
  const { settings, watch, mayChooseSpeaker, microphone, setSpeaker, saveData } = options;
  const refused = new State(false);

  async function renew(): Promise<void> {
    refused.set(!(await microphone().renew()));
  }

  function change(part: Partial<SoundSettings>): void {
    settings.change(part);
    const { speakerId, saver, ...aboutMicrophone } = part;
    if (speakerId !== undefined) setSpeaker(speakerId);
    if (saver !== undefined) saveData(saver);
    if (Object.keys(aboutMicrophone).length > 0) void renew();
  }

  return {
    settings: settings.value,
    devices: watch.list,
    mayChooseSpeaker,
    refused,
    change,
    look: watch.look,
  };
}
