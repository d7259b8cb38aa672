import { useBack } from "../platform/use-back.ts";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import { ChatPart } from "./parts.ts";

interface ChatBesideProps {
  readonly visit: Visit;
  readonly onClose: () => void;
}

/** The chat of a wide window: the room goes on beside it. */
export function ChatBeside({ visit, onClose }: ChatBesideProps) {
  const { chat, ui } = useTexts();
  useBack(onClose);
  return (
    <aside
      data-testid="chat-beside"
      aria-label={chat.title}
      ref={focusIt}
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
      className="flex w-80 shrink-0 flex-col border-l border-line bg-sheet outline-none xl:w-96"
    >
      <div className="flex items-center gap-2 py-2 pr-2 pl-5">
        <h2 className="min-w-0 flex-1 truncate text-title font-semibold">{chat.title}</h2>
        <button
          type="button"
          aria-label={ui.close}
          onClick={onClose}
          className="flex size-11 shrink-0 items-center justify-center rounded-full text-hint active:bg-ink/8"
        >
          <Icon name="close" className="size-6" />
        </button>
      </div>
      <ChatPart.Component visit={visit} />
    </aside>
  );
}

/** Whoever opens it hears where they are, and the next tab is in it. */
const focusIt = (element: HTMLElement | null) => element?.focus();
