import { useState } from "react";
import { useTexts } from "../texts/use-texts.ts";
import type { IconName } from "../ui/icon.tsx";
import { ListRow } from "../ui/list-row.tsx";

interface SureRowProps {
  readonly icon: IconName;
  readonly title: string;
  /** What will happen, before it does. */
  readonly sure: string;
  /** The same as the title, in a word. */
  readonly go: string;
  readonly testId?: string;
  readonly onSure: () => void;
}

/** Something that is hard to take back: the first tap asks, the second does it. */
export function SureRow({ icon, title, testId, onSure, ...words }: SureRowProps) {
  const { ui } = useTexts();
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <ListRow
        look="danger"
        icon={icon}
        title={title}
        data-testid={testId}
        onClick={() => setAsks(true)}
      />
    );
  return (
    <div
      role="alert"
      className="flex flex-col gap-2 px-4 py-3 not-first:border-t not-first:border-line"
    >
      <p className="text-note">{words.sure}</p>
      <div className="flex gap-2">
        <button
          type="button"
          data-testid={testId && `${testId}-sure`}
          onClick={onSure}
          className="min-h-11 flex-1 rounded-xl bg-leave px-3 font-medium text-white active:opacity-80"
        >
          {words.go}
        </button>
        <button
          type="button"
          autoFocus
          onClick={() => setAsks(false)}
          className="min-h-11 flex-1 rounded-xl bg-ink/8 px-3 font-medium active:opacity-80"
        >
          {ui.cancel}
        </button>
      </div>
    </div>
  );
}
