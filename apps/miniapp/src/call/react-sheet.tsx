import type { Chat } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Sheet } from "../ui/sheet.tsx";

const EMOJI = ["👍", "👏", "❤️", "😂", "🔥", "🎉", "😮", "😢", "🤔", "👎", "🙏", "💯"] as const;

interface ReactSheetProps {
  readonly chat: Chat;
  readonly haptic: () => void;
  readonly onClosed: () => void;
}

/** The reactions there are. It stays open: applause is rarely one clap. */
export function ReactSheet({ chat, haptic, onClosed }: ReactSheetProps) {
  const { controls, emoji } = useTexts();
  return (
    <Sheet title={controls.react} testId="react-sheet" onClosed={onClosed}>
      <div className="grid grid-cols-6 gap-1 pb-2">
        {EMOJI.map((each, at) => (
          <button
            key={each}
            type="button"
            aria-label={emoji[at]}
            onClick={() => {
              haptic();
              chat.react(each);
            }}
            className="flex aspect-square items-center justify-center rounded-2xl text-3xl transition-transform duration-200 active:scale-125 active:bg-ink/6"
          >
            {each}
          </button>
        ))}
      </div>
    </Sheet>
  );
}
