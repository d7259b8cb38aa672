import type { MessageView } from "../../../src/page-api.ts";
import { useDesk } from "../desk/use-desk.ts";
import { richText, type Span, type Style } from "./rich-text.ts";

const CLASSES: { readonly [style in Style]: string } = {
  bold: "font-semibold",
  italic: "italic",
  underline: "underline",
  strikethrough: "line-through",
  spoiler:
    "rounded-sm bg-hint text-transparent transition-colors hover:bg-transparent hover:text-inherit",
  code: "font-mono text-[13px] text-code",
  pre: "block rounded-md bg-black/5 px-2 py-1 font-mono text-[13px] dark:bg-white/5",
  blockquote: "block rounded-sm border-l-3 border-accent bg-accent/10 py-0.5 pr-2 pl-2",
};

/** A message's words, as they were meant to look, with what can be tapped in them. */
export function MessageText({
  message,
  chat,
}: {
  readonly message: MessageView;
  readonly chat: number;
}) {
  return (
    <span className="whitespace-pre-wrap wrap-anywhere">
      {richText(message.text, message.entities).map((span, index) => (
        <Piece key={index} span={span} chat={chat} />
      ))}
    </span>
  );
}

function Piece({
  span: { text, styles, tap },
  chat,
}: {
  readonly span: Span;
  readonly chat: number;
}) {
  const desk = useDesk();
  const look = styles.map((style) => CLASSES[style]).join(" ");
  switch (tap.kind) {
    case "none":
      return styles.length === 0 ? text : <span className={look}>{text}</span>;
    case "mark":
      return <span className={`text-link ${look}`}>{text}</span>;
    case "link":
      return <TextLink text={text} look={look} onTap={() => void desk.followLink(tap.url, chat)} />;
    case "command":
      return <TextLink text={text} look={look} onTap={() => void desk.talk.say(chat, tap.text)} />;
  }
}

interface TextLinkProps {
  readonly text: string;
  readonly look: string;
  readonly onTap: () => void;
}

const TextLink = ({ text, look, onTap }: TextLinkProps) => (
  <button
    type="button"
    onClick={onTap}
    className={`inline text-left text-link wrap-anywhere hover:underline ${look}`}
  >
    {text}
  </button>
);
