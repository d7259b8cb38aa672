import type { Here } from "../desk/here.ts";
import { useDesk } from "../desk/use-desk.ts";
import { FaultMenu } from "../faults/fault-menu.tsx";
import type { Texts } from "../texts/texts.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { chatFace } from "./face-of.ts";

export function ChatHeader({ here }: { readonly here: Here }) {
  const desk = useDesk();
  const texts = useTexts();
  const { view, chat } = here;
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line bg-panel px-2 desk:pl-4">
      <span className="desk:hidden">
        <IconButton icon="back" label={texts.back} onClick={() => desk.openChat(null)} />
      </span>
      <Avatar face={chatFace(view, chat)} className="size-10 text-[15px]" />
      <div className="min-w-0 flex-1">
        <h1 className="truncate font-semibold">{chat.title}</h1>
        <p className="truncate text-[13px] text-hint">{subtitle(here, texts)}</p>
      </div>
      <FaultMenu here={here} />
    </header>
  );
}

/** What kind of chat it is, and whether the bot is missing. */
function subtitle({ chat }: Pick<Here, "chat">, texts: Texts): string {
  if (chat.kind === "private" && chat.hasBot) return texts.bot;
  const kind = texts.kinds[chat.kind];
  return chat.hasBot ? kind : `${kind}, ${texts.botAbsent}`;
}
