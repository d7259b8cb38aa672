import type { WorldView } from "../../../src/page-api.ts";
import { Keyboard } from "../keyboard/keyboard.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { nameColor } from "../ui/face-color.ts";
import { faceOf } from "./face-of.ts";
import type { BubbleView } from "./bubbles-view.ts";
import { MessageText } from "./message-text.tsx";

interface BubbleProps {
  readonly bubble: BubbleView;
  readonly chat: number;
  readonly view: WorldView;
}

const SIDES = {
  own: { row: "justify-end", box: "rounded-br-md bg-own", foot: "text-own-hint" },
  other: { row: "justify-start", box: "rounded-bl-md bg-other", foot: "text-hint" },
} as const;

export function Bubble({ bubble, chat, view }: BubbleProps) {
  const { message, side, avatar } = bubble;
  const look = SIDES[side];
  return (
    <div
      data-testid="message"
      data-message-id={message.id}
      data-side={side}
      className={`flex items-end gap-2 ${look.row}`}
    >
      {avatar === "shown" && (
        <Avatar
          face={faceOf(view, message.from.id, message.from.name)}
          className="size-9 text-[13px]"
        />
      )}
      {avatar === "space" && <span className="w-9 shrink-0" />}
      <div className="flex max-w-[min(85%,26rem)] min-w-0 flex-col">
        <div
          className={`relative w-fit max-w-full rounded-2xl px-3 py-1.5 shadow-xs ${look.box} ${message.buttons.length > 0 ? "min-w-56 w-full" : ""} ${side === "own" ? "self-end" : ""}`}
        >
          <Byline bubble={bubble} />
          <Answered bubble={bubble} />
          <MessageText message={message} chat={chat} />
          <Foot bubble={bubble} className={look.foot} />
        </div>
        {message.buttons.length > 0 && <Keyboard message={message} />}
      </div>
    </div>
  );
}

function Byline({ bubble: { name, topic, message } }: Pick<BubbleProps, "bubble">) {
  const { via } = useTexts();
  if (name === null && topic === null && message.viaBot === null) return null;
  return (
    <div className="flex gap-1.5 text-[13.5px] text-accent">
      {name !== null && (
        <span className="truncate font-semibold" style={{ color: nameColor(message.from.id) }}>
          {name}
        </span>
      )}
      {message.viaBot !== null && (
        <span className="shrink-0">
          {via} @{message.viaBot.replace(/^@/, "")}
        </span>
      )}
      {topic !== null && <span className="ml-auto truncate pl-4 text-hint"># {topic}</span>}
    </div>
  );
}

const Answered = ({ bubble: { answers } }: Pick<BubbleProps, "bubble">) =>
  answers && (
    <div className="my-0.5 rounded-md border-l-3 border-accent bg-accent/10 px-2 py-0.5 text-[13px]">
      <div className="truncate font-semibold text-accent">{answers.name}</div>
      <div className="truncate opacity-80">{answers.text}</div>
    </div>
  );

function Foot({ bubble, className }: Pick<BubbleProps, "bubble"> & { readonly className: string }) {
  const { edited } = useTexts();
  return (
    <span className={`float-right mt-1.5 ml-2.5 text-[11.5px] leading-4 select-none ${className}`}>
      {bubble.message.edited && <span className="mr-1">{edited}</span>}
      <time>{bubble.time}</time>
    </span>
  );
}
