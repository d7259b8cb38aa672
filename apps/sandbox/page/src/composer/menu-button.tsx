import type { Here } from "../desk/here.ts";
import { useDesk } from "../desk/use-desk.ts";

/** The bot's own button beside the composer, in the private chat with it. */
export function MenuButton({ here: { view, chat } }: { readonly here: Here }) {
  const desk = useDesk();
  const { menuButton } = view.bot;
  if (chat.kind !== "private" || !chat.hasBot || menuButton === null) return null;
  return (
    <button
      type="button"
      data-testid="menu-button"
      onClick={() => void desk.openMenuApp()}
      className="h-10 max-w-40 shrink-0 truncate rounded-full bg-accent px-4 text-[14px] font-semibold text-white dark:bg-chosen"
    >
      {menuButton.text}
    </button>
  );
}
