import { State, type Value } from "@efir/kit";
import type { Line } from "@efir/rtc";
import { use } from "react";
import { useValue } from "../call/use-value.ts";
import { PlatformContext } from "../platform/platform-context.ts";
import type { FullScreen } from "../platform/platform.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Card } from "../ui/card.tsx";
import { ChoiceRow } from "../ui/choice-row.tsx";
import { Notice } from "../ui/notice.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { SwitchRow } from "../ui/switch-row.tsx";
import { DeviceCard } from "./device-card.tsx";
import { deviceChoices, qualityLine, switchView, SWITCHES } from "./sound-sheet-view.ts";
import type { Sound } from "./sound.ts";
import { TestSound } from "./test-sound.tsx";
import { soundWords, type SoundWords } from "./words.ts";

interface SoundSheetProps {
  readonly sound: Sound;
  /** How one's own line does; null outside of a call. */
  readonly line: Value<Line> | null;
  readonly onClosed: () => void;
  readonly onBack?: (() => void) | null;
}

const NO_LINE = new State<Line>({
  quality: "good",
  picture: "none",
  rttMs: null,
  lost: null,
  concealed: null,
});

/** Which devices, what is sent, and how it is cleaned. Every choice counts at once and is remembered. */
export function SoundSheet({ sound, line, ...frame }: SoundSheetProps) {
  const words = soundWords[useTexts().language];
  const settings = useValue(sound.settings);
  const { microphones, speakers } = useValue(sound.devices);
  const refused = useValue(sound.refused);
  const quality = qualityLine(useValue(line ?? NO_LINE), words);
  return (
    <Sheet
      title={words.title}
      {...(quality !== null && { note: quality })}
      testId="sound-sheet"
      {...frame}
    >
      {refused && <Notice tone="problem">{words.refused}</Notice>}
      <DeviceCard
        title={words.microphone}
        choices={deviceChoices(microphones, settings.deviceId, words)}
        onChoose={(deviceId) => sound.change({ deviceId })}
      />
      {sound.mayChooseSpeaker && (
        <DeviceCard
          title={words.speaker}
          choices={deviceChoices(speakers, settings.speakerId, words)}
          onChoose={(speakerId) => sound.change({ speakerId })}
        />
      )}
      <TestSound speakerId={settings.speakerId} words={words} />
      <ModeCard sound={sound} words={words} />
      <Card title={words.cleaning} {...(settings.mode === "music" && { note: words.musicNote })}>
        {SWITCHES.map((name) => {
          const { on, inert } = switchView(name, settings);
          return (
            <SwitchRow
              key={name}
              title={words[name]}
              on={on}
              disabled={inert}
              testId={`sound-${name}`}
              onChange={(next) => sound.change({ [name]: next })}
            />
          );
        })}
      </Card>
      <SaverCard sound={sound} words={words} />
      <FullScreenRow words={words} />
    </Sheet>
  );
}

function SaverCard({ sound, words }: { readonly sound: Sound; readonly words: SoundWords }) {
  return (
    <Card>
      <SwitchRow
        {...words.saver}
        on={useValue(sound.settings).saver}
        testId="sound-saver"
        onChange={(saver) => sound.change({ saver })}
      />
    </Card>
  );
}

const MODES = ["voice", "music"] as const;

function ModeCard({ sound, words }: { readonly sound: Sound; readonly words: SoundWords }) {
  const { mode } = useValue(sound.settings);
  return (
    <Card title={words.mode}>
      {MODES.map((each) => (
        <ChoiceRow
          key={each}
          group="sound-mode"
          {...words.modes[each]}
          chosen={mode === each}
          onChoose={() => sound.change({ mode: each })}
        />
      ))}
    </Card>
  );
}

function FullScreenRow({ words }: { readonly words: SoundWords }) {
  const { fullScreen } = use(PlatformContext);
  if (!fullScreen) return null;
  return <FullScreenSwitch fullScreen={fullScreen} title={words.fullScreen} />;
}

interface FullScreenSwitchProps {
  readonly fullScreen: FullScreen;
  readonly title: string;
}

function FullScreenSwitch({ fullScreen, title }: FullScreenSwitchProps) {
  return (
    <Card>
      <SwitchRow title={title} on={useValue(fullScreen.on)} onChange={fullScreen.toggle} />
    </Card>
  );
}
