import type { ButtonView, MessageView } from "../../../src/page-api.ts";
import { useDesk } from "../desk/use-desk.ts";
import { Icon, type IconName } from "../ui/icon.tsx";

/** The rows of buttons under a message. */
export function Keyboard({ message }: { readonly message: MessageView }) {
  const desk = useDesk();
  return (
    <div className="mt-1 flex w-full flex-col gap-1">
      {message.buttons.map((row, index) => (
        <div key={index} className="flex gap-1">
          {row.map((button, place) => (
            <Key key={place} button={button} onPress={() => void desk.press(button, message.id)} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface KeyProps {
  readonly button: ButtonView;
  readonly onPress: () => void;
}

function Key({ button, onPress }: KeyProps) {
  const mark = keyMark(button.kind);
  return (
    <button
      type="button"
      data-testid="kb-button"
      data-kind={button.kind}
      onClick={onPress}
      className="relative min-h-9 min-w-0 flex-1 rounded-lg bg-key px-5 py-1.5 text-[14px] leading-5 font-medium text-key-ink backdrop-blur-sm wrap-anywhere hover:brightness-110 active:brightness-90"
    >
      {button.text}
      {mark && <Icon name={mark} className="absolute top-1 right-1 size-3 opacity-80" />}
    </button>
  );
}

/** A small mark tells what leaves the chat. */
function keyMark(kind: ButtonView["kind"]): IconName | null {
  switch (kind) {
    case "web-app":
      return "app";
    case "url":
    case "switch-inline":
    case "request-chat":
      return "outside";
    case "callback":
    case "switch-inline-here":
      return null;
  }
}
