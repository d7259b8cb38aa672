import type { Here } from "../desk/here.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";

/** The topics of a forum; the first tab shows all of them together. */
export function TopicTabs({ here: { chat, thread } }: { readonly here: Here }) {
  const desk = useDesk();
  const { topics, allTopics } = useTexts();
  if (chat.topics.length === 0) return null;
  return (
    <nav
      aria-label={topics}
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line bg-panel px-2"
    >
      {[{ thread: null, title: allTopics }, ...chat.topics].map((topic) => (
        <button
          key={topic.thread ?? "all"}
          type="button"
          data-testid="topic"
          data-thread={topic.thread ?? ""}
          aria-current={topic.thread === thread ? "true" : undefined}
          onClick={() => desk.openChat(chat.id, topic.thread)}
          className="shrink-0 border-b-2 border-transparent px-3 py-2 text-[14px] font-medium text-hint aria-current:border-accent aria-current:text-accent"
        >
          {topic.title}
        </button>
      ))}
    </nav>
  );
}
