import type { WorldView } from "../../../src/page-api.ts";
import { useDesk } from "../desk/use-desk.ts";
import { languageOf } from "../texts/language.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { useValue } from "../ui/use-value.ts";
import { chatFace } from "./face-of.ts";
import { chatRows, type ChatRow } from "./chat-rows.ts";

interface ChatListProps {
  readonly view: WorldView;
  readonly open: number | null;
}

export function ChatList({ view, open }: ChatListProps) {
  const desk = useDesk();
  const texts = useTexts();
  const marks = useValue(desk.readMarks);
  return (
    <nav
      data-testid="chat-list"
      aria-label={texts.chats}
      className="min-h-0 flex-1 overflow-y-auto p-2"
    >
      {chatRows(view, marks, languageOf(view.me.languageCode)).map((row) => (
        <button
          key={row.chat.id}
          type="button"
          data-testid="chat-item"
          data-chat-id={row.chat.id}
          data-unread={row.unread}
          aria-current={row.chat.id === open ? "true" : undefined}
          title={row.chat.title}
          onClick={() => desk.openChat(row.chat.id)}
          className="group flex w-full items-center gap-2.5 rounded-xl px-2 py-1.5 text-left hover:bg-hover aria-current:bg-chosen aria-current:text-chosen-ink"
        >
          <span className="relative">
            <Avatar face={chatFace(view, row.chat)} className="size-13 text-[18px]" />
          </span>
          <RowText row={row} />
        </button>
      ))}
    </nav>
  );
}

function RowText({ row: { chat, author, preview, time, unread } }: { readonly row: ChatRow }) {
  const texts = useTexts();
  return (
    <span className="rail-hidden flex min-w-0 flex-1 flex-col gap-0.5">
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-semibold">{chat.title}</span>
        <span className="text-[12px] text-hint group-aria-current:text-inherit">{time}</span>
      </span>
      <span className="flex items-center gap-2">
        <span className="h-5 min-w-0 flex-1 truncate text-[14px] text-hint group-aria-current:text-inherit">
          {author !== null && (
            <span className="text-ink group-aria-current:text-inherit">{author}: </span>
          )}
          {preview === "" ? texts.empty : preview}
        </span>
        {unread > 0 && (
          <span
            data-testid="unread"
            aria-label={texts.unread(unread)}
            className="min-w-5.5 rounded-full bg-unread px-1.5 text-center text-[12.5px] leading-5.5 font-medium text-white"
          >
            {unread}
          </span>
        )}
      </span>
    </span>
  );
}
