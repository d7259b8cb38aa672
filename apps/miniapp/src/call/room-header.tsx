import type { CallPhase } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { HeaderButton } from "./header-button.tsx";
import { phaseView, titleView } from "./phase-view.ts";
import type { OpenSheet } from "./use-sheets.ts";

interface RoomHeaderProps {
  readonly code: string;
  readonly phase: CallPhase;
  readonly count: number;
  /** Lines in the chat, and people at the door. */
  readonly unread: number;
  readonly knocks: number;
  /** There is something behind the buttons; at the door there is not. */
  readonly isIn: boolean;
  /** The chat stands beside the room, and the button takes it away. */
  readonly chatBeside: boolean;
  /** Gets the place for the buttons that belong to the pictures. */
  readonly slotRef: (slot: HTMLElement | null) => void;
  readonly onOpen: (sheet: OpenSheet) => void;
}

/** Where one is and how the way to the server does; a tap on it shows who is here. */
export function RoomHeader({ code, phase, count, slotRef, onOpen, ...marks }: RoomHeaderProps) {
  const { unread, knocks, chatBeside, isIn } = marks;
  const texts = useTexts();
  const trouble = phaseView(phase, texts);
  const members = texts.room.members(count);
  return (
    <header className="mx-auto flex w-full max-w-160 items-center gap-1 px-2 py-1.5 group-has-[video]:max-w-none">
      <button
        type="button"
        data-testid="members-button"
        aria-describedby="people-hint"
        disabled={!isIn}
        onClick={() => onOpen({ kind: "people" })}
        className="min-w-0 flex-1 rounded-2xl px-2.5 py-1 text-left max-[359px]:px-1 active:bg-ink/6"
      >
        <h1 className="truncate text-body font-semibold">{titleView(phase, code)}</h1>
        <p
          role="status"
          className={`flex items-center gap-0.5 text-note ${trouble === null ? "text-live" : "text-hint"}`}
        >
          <span className={trouble === null ? "truncate" : "line-clamp-2"}>
            {trouble ?? members}
          </span>
          {trouble === null && <Icon name="forward" className="size-4 shrink-0" />}
          <Badge count={knocks} place="line" />
        </p>
        <span id="people-hint" hidden>
          {texts.people.title}
        </span>
      </button>
      <div ref={slotRef} className="flex gap-1 empty:hidden" />
      {isIn && <Buttons unread={unread} chatBeside={chatBeside} onOpen={onOpen} />}
    </header>
  );
}

type ButtonsProps = Pick<RoomHeaderProps, "unread" | "chatBeside" | "onOpen">;

function Buttons({ unread, chatBeside, onOpen }: ButtonsProps) {
  const { chat, more } = useTexts();
  return (
    <>
      <HeaderButton
        testId="chat-button"
        icon="chat"
        label={unread === 0 ? chat.title : chat.unread(unread)}
        count={unread}
        expanded={chatBeside}
        onTap={() => onOpen({ kind: "chat" })}
      />
      <HeaderButton
        testId="more-button"
        icon="more"
        label={more.title}
        onTap={() => onOpen({ kind: "more" })}
      />
    </>
  );
}
