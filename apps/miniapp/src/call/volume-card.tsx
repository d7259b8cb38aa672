import type { Call, CallMember } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Card } from "../ui/card.tsx";
import { Slider } from "../ui/slider.tsx";
import { SwitchRow } from "../ui/switch-row.tsx";
import { useValue } from "./use-value.ts";

interface VolumeCardProps {
  readonly call: Pick<Call, "volumes">;
  readonly member: CallMember;
}

/** How loud somebody is for oneself alone. Where the browser sets no volume, on or off is all there is. */
export function VolumeCard({ call: { volumes }, member: { id, name } }: VolumeCardProps) {
  const { person } = useTexts();
  const volume = useValue(volumes.of).get(id) ?? 1;
  const percent = Math.round(volume * 100);
  return (
    <Card title={person.forMe}>
      {volumes.maySet && (
        <Slider
          label={person.volumeOf(name)}
          icon="sound"
          value={percent}
          max={100}
          step={5}
          valueText={`${percent} %`}
          testId="volume"
          onChange={(next) => volumes.set(id, next / 100)}
        />
      )}
      <SwitchRow
        icon="sound-off"
        title={person.muteForMe}
        testId="mute-for-me"
        on={volume === 0}
        onChange={(muted) => volumes.set(id, muted ? 0 : 1)}
      />
    </Card>
  );
}
