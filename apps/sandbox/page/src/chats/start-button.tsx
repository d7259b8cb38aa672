import type { Here } from "../desk/here.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";

/** A talk with the bot begins with this button, as in Telegram. */
export function StartButton({ here: { chat } }: { readonly here: Here }) {
  const desk = useDesk();
  const { startBot } = useTexts();
  if (chat.kind !== "private" || !chat.hasBot || chat.messages.length > 0) return null;
  return (
    <button
      type="button"
      data-testid="start-button"
      onClick={() => void desk.talk.say(chat.id, "/start")}
      className="mx-auto w-full max-w-80 rounded-xl bg-accent px-4 py-2.5 font-semibold text-white uppercase dark:text-panel"
    >
      {startBot}
    </button>
  );
}
