import { MAX_CHAT_CHARS } from "@efir/protocol";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import { useDraft } from "./use-draft.ts";

/** A line to write in; Enter sends. */
export function Composer({ onSay }: { readonly onSay: (text: string) => void }) {
  const { chat } = useTexts();
  const { text, setText, send } = useDraft(onSay);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="flex shrink-0 items-end gap-2 px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom),var(--tg-viewport-safe-area-inset-bottom,0px))]"
    >
      <textarea
        data-testid="chat-input"
        aria-label={chat.write}
        placeholder={chat.write}
        value={text}
        maxLength={MAX_CHAT_CHARS}
        rows={1}
        enterKeyHint="send"
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
        className="field-sizing-content max-h-32 min-h-11 flex-1 resize-none rounded-3xl bg-card px-4 py-2.5 text-body text-ink outline-none placeholder:text-hint focus-visible:ring-2 focus-visible:ring-action"
      />
      <button
        type="submit"
        data-testid="chat-send"
        aria-label={chat.send}
        disabled={text.trim() === ""}
        className="flex size-11 shrink-0 items-center justify-center rounded-full bg-action text-action-ink transition-opacity active:scale-92 disabled:opacity-50"
      >
        <Icon name="send" className="size-5.5" />
      </button>
    </form>
  );
}
