import { personColor, type ChatLine } from "@efir/protocol";
import type { Call } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { chatView } from "./chat-view.ts";
import { textParts } from "./rich-text.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";
import { useValue } from "./use-value.ts";

interface ChatLinesProps {
  readonly call: Pick<Call, "chat" | "members">;
  readonly nothing: string;
}

export function ChatLines({ call, nothing }: ChatLinesProps) {
  const { chat } = useTexts();
  const lines = useValue(call.chat.lines);
  const own = useValue(call.members).find(({ link }) => link === "self")?.id ?? null;
  const ref = useStickToEnd<HTMLDivElement>(lines);
  return (
    <div
      ref={ref}
      role="log"
      aria-label={chat.title}
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-2"
    >
      {lines.length === 0 && (
        <p className="px-6 py-10 text-center text-note text-balance text-hint">{nothing}</p>
      )}
      <ol className="flex flex-col">
        {chatView(lines, own).map((row) => (
          <Bubble key={row.line.n} {...row} />
        ))}
      </ol>
    </div>
  );
}

interface BubbleProps {
  readonly line: ChatLine;
  readonly isOwn: boolean;
  readonly isFirst: boolean;
}

/** The first of several by the same person has the name. */
function Bubble({ line, isOwn, isFirst }: BubbleProps) {
  const { chat } = useTexts();
  const side = isOwn ? "self-end bg-action text-action-ink" : "self-start bg-card";
  return (
    <li
      data-testid="chat-line"
      data-from={line.from}
      className={`max-w-[82%] rounded-2xl px-3 py-1.5 ${side} ${isFirst ? "mt-2" : "mt-0.5"}`}
    >
      {isFirst && !isOwn && <Name line={line} />}
      {isOwn && <span className="sr-only">{chat.mine}: </span>}
      <p className="text-[15px] leading-5 wrap-anywhere whitespace-pre-wrap">
        {textParts(line.text).map((part, at) =>
          part.kind === "text" ? (
            part.text
          ) : (
            <a
              key={at}
              href={part.href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="underline underline-offset-2"
            >
              {part.text}
            </a>
          ),
        )}
      </p>
    </li>
  );
}

function Name({ line: { from, name } }: Pick<BubbleProps, "line">) {
  return (
    <p className="flex items-center gap-1.5 text-caption font-semibold">
      <span
        aria-hidden="true"
        style={{ backgroundColor: personColor(from) }}
        className="size-2 shrink-0 rounded-full"
      />
      <span className="truncate">{name}</span>
    </p>
  );
}
