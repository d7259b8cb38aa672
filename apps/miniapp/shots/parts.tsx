import { useState } from "react";
import { Card } from "../src/ui/card.tsx";
import { ChoiceRow } from "../src/ui/choice-row.tsx";
import { ICON_PATHS } from "../src/ui/icon-paths.ts";
import { Icon } from "../src/ui/icon.tsx";
import { ListRow } from "../src/ui/list-row.tsx";
import { RoundButton } from "../src/ui/round-button.tsx";
import { Sheet } from "../src/ui/sheet.tsx";
import { Slider } from "../src/ui/slider.tsx";
import { SwitchRow } from "../src/ui/switch-row.tsx";
import { Toast } from "../src/ui/toast.tsx";
import { Waiting } from "../src/ui/waiting.tsx";

const nothing = () => undefined;

/** Every part of `ui/` in one sheet, and every icon behind it. */
export function Parts() {
  const [open, setOpen] = useState(true);
  return (
    <main className="safe-area screen-height flex flex-col gap-4 overflow-y-auto p-4">
      <button type="button" data-testid="open-sheet" onClick={() => setOpen(true)}>
        open
      </button>
      <ul className="flex flex-wrap gap-3">
        {Object.keys(ICON_PATHS).map((name) => (
          <li key={name} className="w-16 text-center text-caption">
            <Icon name={name as keyof typeof ICON_PATHS} className="mx-auto size-8" />
            {name}
          </li>
        ))}
      </ul>
      <div className="flex gap-3">
        <RoundButton
          look="on"
          icon="camera"
          label="camera"
          caption="Camera"
          testId="a"
          onTap={nothing}
        />
        <RoundButton
          look="off"
          icon="chat"
          label="chat"
          caption="Chat"
          count={3}
          testId="b"
          onTap={nothing}
        />
        <RoundButton
          look="leave"
          icon="leave"
          label="leave"
          caption="Leave"
          testId="c"
          onTap={nothing}
        />
      </div>
      <Toast text="Boris joined" />
      {open && <SoundSheet onClosed={() => setOpen(false)} />}
    </main>
  );
}

function SoundSheet({ onClosed }: { readonly onClosed: () => void }) {
  const [on, setOn] = useState(false);
  const [volume, setVolume] = useState(80);
  const [mode, setMode] = useState("voice");
  return (
    <Sheet title="Sound" note="good · 38 ms" testId="sheet" onClosed={onClosed}>
      <Card title="Microphone" note="Music keeps the tone as it is.">
        <SwitchRow icon="microphone" title="Noise suppression" on={on} onChange={setOn} />
        <Slider
          label="Volume"
          icon="sound"
          value={volume}
          max={200}
          step={5}
          valueText={`${volume} %`}
          onChange={setVolume}
        />
      </Card>
      <Card title="Mode">
        {["voice", "music"].map((name) => (
          <ChoiceRow
            key={name}
            group="mode"
            title={name}
            chosen={mode === name}
            onChoose={() => setMode(name)}
          />
        ))}
      </Card>
      <Card>
        <ListRow icon="crown" title="Make moderator" note="May mute and remove" onClick={nothing} />
        <ListRow look="link" icon="invite" title="Invite" onClick={nothing} />
        <ListRow look="danger" icon="ban" title="Ban" end="2" onClick={nothing} />
      </Card>
      <Waiting text="Loading…" />
    </Sheet>
  );
}
