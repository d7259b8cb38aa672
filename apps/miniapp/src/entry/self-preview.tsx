import type { Person } from "@efir/protocol";
import type { Devices } from "@efir/rtc";
import { useState } from "react";
import { useValue } from "../call/use-value.ts";
import { VideoPicture } from "./video-picture.tsx";
import { DeviceTrouble } from "../trouble/device-trouble.tsx";
import { LazySoundSheet } from "../sound/lazy-sound-sheet.tsx";
import type { Sound } from "../sound/sound.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { TextButton } from "../ui/button.tsx";
import { LevelBar } from "./level-bar.tsx";
import { PreviewButton } from "./preview-button.tsx";

interface SelfPreviewProps {
  readonly person: Person;
  readonly devices: Devices;
  readonly sound: Sound;
}

/** How one will be seen and heard, before anybody sees or hears it. Nothing is asked for without a tap. */
export function SelfPreview({ person, devices: { microphone, camera }, sound }: SelfPreviewProps) {
  const { entry } = useTexts();
  const [choosing, setChoosing] = useState(false);
  const picture = useValue(camera.track);
  return (
    <section aria-label={entry.me} className="flex flex-col gap-3 rounded-2xl bg-card p-3">
      <div className="flex items-center gap-2 min-[360px]:gap-3">
        {picture ? (
          <VideoPicture track={picture} />
        ) : (
          <Avatar person={person} className="size-11 text-title min-[360px]:size-14" />
        )}
        <p className="line-clamp-2 min-w-0 flex-1 leading-5 font-medium wrap-anywhere max-[359px]:text-note">
          {person.name}
        </p>
        <PreviewButton device="microphone" capturing={microphone} />
        <PreviewButton device="camera" capturing={camera} />
      </div>
      <LevelBar microphone={microphone} />
      <DeviceTrouble device="microphone" capturing={microphone} />
      <DeviceTrouble device="camera" capturing={camera} />
      <div className="-mx-1 -mb-2 border-t border-line">
        <TextButton data-testid="sound-settings" onClick={() => setChoosing(true)}>
          {entry.sound}
        </TextButton>
      </div>
      {choosing && <LazySoundSheet sound={sound} line={null} onClosed={() => setChoosing(false)} />}
    </section>
  );
}
