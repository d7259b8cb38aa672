import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { ChatLines } from "./chat-lines.tsx";
import { Composer } from "./composer.tsx";
import { useChatOpen } from "./use-chat-open.ts";

export interface ChatPanelProps {
  readonly visit: Visit;
}

/** What is said beside the call, and a line to say more. While it is there, everything is read. */
export function ChatPanel({ visit: { call, scene } }: ChatPanelProps) {
  const { chat } = useTexts();
  const openRef = useChatOpen(scene.unread);
  return (
    <div ref={openRef} className="flex min-h-0 flex-1 flex-col">
      <ChatLines call={call} nothing={chat.nothing} />
      <Composer onSay={call.chat.say} />
    </div>
  );
}
