import type { Here } from "../desk/here.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { commandsHere, commandText, matching } from "./read-draft.ts";
import { Shelf } from "./shelf.tsx";

interface CommandMenuProps {
  readonly here: Here;
  readonly start: string;
}

export function CommandMenu({ here, start }: CommandMenuProps) {
  const desk = useDesk();
  const { composer } = useTexts();
  const { bot } = here.view;
  const commands = matching(commandsHere(here), start);
  if (commands.length === 0) return null;
  return (
    <Shelf label={composer.commands}>
      {commands.map(({ command, description }) => (
        <button
          key={command}
          type="button"
          data-testid="command"
          data-command={command}
          onClick={() => desk.talk.fill(commandText(command, here.chat, bot.username))}
          className="flex w-full items-center gap-3 rounded-lg px-3 py-1.5 text-left hover:bg-hover"
        >
          <Avatar face={{ id: bot.id, name: bot.name, url: null }} className="size-7 text-[11px]" />
          <span className="shrink-0 font-semibold">/{command}</span>
          <span className="min-w-0 truncate text-[14px] text-hint">{description}</span>
        </button>
      ))}
    </Shelf>
  );
}
