import { Card } from "../ui/card.tsx";
import { ChoiceRow } from "../ui/choice-row.tsx";
import type { deviceChoices } from "./sound-sheet-view.ts";

interface DeviceCardProps {
  readonly title: string;
  /** Null: there is no choice, and nothing to see. */
  readonly choices: ReturnType<typeof deviceChoices>;
  readonly onChoose: (id: string | null) => void;
}

export function DeviceCard({ title, choices, onChoose }: DeviceCardProps) {
  if (!choices) return null;
  return (
    <Card title={title}>
      {choices.map(({ id, ...choice }) => (
        <ChoiceRow key={id ?? "system"} group={title} {...choice} onChoose={() => onChoose(id)} />
      ))}
    </Card>
  );
}
