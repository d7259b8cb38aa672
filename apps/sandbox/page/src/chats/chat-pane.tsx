import { Composer } from "../composer/composer.tsx";
import type { Here } from "../desk/here.ts";
import { ChatHeader } from "./chat-header.tsx";
import { MessageList } from "./message-list.tsx";
import { TopicTabs } from "./topic-tabs.tsx";

export const ChatPane = ({ here }: { readonly here: Here }) => (
  <section
    data-testid="chat"
    data-chat-id={here.chat.id}
    data-thread={here.thread ?? ""}
    className="flex h-full min-w-0 flex-1 flex-col"
  >
    <ChatHeader here={here} />
    <TopicTabs here={here} />
    <MessageList here={here} key={`${here.chat.id}/${here.thread ?? ""}`} />
    <Composer here={here} />
  </section>
);
