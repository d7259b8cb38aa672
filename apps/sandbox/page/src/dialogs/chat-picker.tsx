import type { ChatView, WorldView } from "../../../src/page-api.ts";
import { chatFace } from "../chats/face-of.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import type { ChatChoice, Dialog } from "./dialogs.ts";
import { Modal, ModalButton } from "./modal.tsx";

interface ChatPickerProps {
  readonly dialog: Extract<Dialog, { readonly kind: "pick-chat" }>;
  readonly view: WorldView;
}

/** To whom, or which? Only chats that fit are on offer. */
export function ChatPicker({ dialog: { choice, pick, dismiss }, view }: ChatPickerProps) {
  const { dialog } = useTexts();
  const title = choice.kind === "share" ? dialog.shareWith : dialog.chooseChat;
  return (
    <Modal label={title} onDismiss={dismiss}>
      <h2 className="text-[18px] font-semibold">{title}</h2>
      <div data-testid="chat-picker" className="-mx-3 mt-2 min-h-0 overflow-y-auto">
        {view.chats
          .filter((chat) => fits(chat, choice))
          .map((chat) => (
            <button
              key={chat.id}
              type="button"
              data-testid="picker-chat"
              data-chat-id={chat.id}
              onClick={() => pick(chat.id)}
              className="flex w-full items-center gap-3 rounded-xl px-3 py-1.5 text-left hover:bg-hover"
            >
              <Avatar face={chatFace(view, chat)} className="size-10 text-[15px]" />
              <span className="min-w-0 truncate font-medium">{chat.title}</span>
            </button>
          ))}
      </div>
      <div className="mt-3 flex justify-end">
        <ModalButton onPress={dismiss}>{dialog.cancel}</ModalButton>
      </div>
    </Modal>
  );
}

function fits({ kind, canPost, hasBot }: ChatView, choice: ChatChoice): boolean {
  if (choice.kind === "share") return canPost;
  const isOfKind = choice.channel ? kind === "channel" : kind === "group" || kind === "supergroup";
  return isOfKind && (hasBot || !choice.withBot);
}
