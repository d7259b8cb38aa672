import type { Here } from "../desk/here.ts";
import { messagesHere } from "../desk/here.ts";
import { languageOf } from "../texts/language.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Bubble } from "./bubble.tsx";
import { bubblesView, type BubbleView } from "./bubbles-view.ts";
import { StartButton } from "./start-button.tsx";
import { useStickToEnd } from "./use-stick-to-end.ts";

export function MessageList({ here }: { readonly here: Here }) {
  const { view, chat } = here;
  const messages = messagesHere(here);
  const scroll = useStickToEnd(messages);
  const { empty } = useTexts();
  const beholder = {
    me: view.me.id,
    kind: chat.kind,
    topics: here.thread === null ? chat.topics : [],
    locale: languageOf(view.me.languageCode),
  };
  return (
    <div ref={scroll} className="wallpaper min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-180 flex-col justify-end gap-1 px-3 py-3">
        {messages.length === 0 && (
          <p className="m-auto rounded-full bg-black/25 px-3 py-1 text-[13px] text-white">
            {empty}
          </p>
        )}
        {bubblesView(messages, beholder).map((bubble) => (
          <Row key={bubble.message.id} bubble={bubble} here={here} />
        ))}
        <StartButton here={here} />
      </div>
    </div>
  );
}

const Row = ({ bubble, here }: { readonly bubble: BubbleView; readonly here: Here }) => (
  <>
    {bubble.day !== null && (
      <p className="mx-auto my-1 rounded-full bg-black/25 px-2.5 py-0.5 text-[12.5px] font-medium text-white">
        {bubble.day}
      </p>
    )}
    <Bubble bubble={bubble} chat={here.chat.id} view={here.view} />
  </>
);
