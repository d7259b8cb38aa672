import type { WorldView } from "../../../src/page-api.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { everybody } from "./everybody.ts";

/** Whose Telegram this is. Anybody may sit down at the desk. */
export function PersonSwitch({ view }: { readonly view: WorldView }) {
  const desk = useDesk();
  const { sitHere } = useTexts();
  return (
    <div className="rail-column flex gap-1">
      {everybody(view).map(({ id, firstName, avatarUrl }) => (
        <button
          key={id}
          type="button"
          data-testid="user-switch"
          data-user-id={id}
          aria-label={sitHere(firstName)}
          aria-pressed={id === view.me.id}
          title={firstName}
          onClick={() => void desk.switchPerson(id)}
          className="rounded-full p-0.5 opacity-65 ring-2 ring-transparent hover:opacity-100 aria-pressed:opacity-100 aria-pressed:ring-accent"
        >
          <Avatar face={{ id, name: firstName, url: avatarUrl }} className="size-9 text-[13px]" />
        </button>
      ))}
    </div>
  );
}
