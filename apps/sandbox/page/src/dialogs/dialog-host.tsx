import { assertNever } from "@efir/kit";
import type { WorldView } from "../../../src/page-api.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { useValue } from "../ui/use-value.ts";
import { ChatPicker } from "./chat-picker.tsx";
import type { Dialog } from "./dialogs.ts";
import { Modal, ModalButton } from "./modal.tsx";
import { PopupDialog } from "./popup-dialog.tsx";

export function DialogHost({ view }: { readonly view: WorldView }) {
  const dialog = useValue(useDesk().dialogs.current);
  if (!dialog) return null;
  switch (dialog.kind) {
    case "alert":
      return <Alert dialog={dialog} />;
    case "confirm":
      return <Confirm dialog={dialog} />;
    case "pick-chat":
      return <ChatPicker dialog={dialog} view={view} />;
    case "popup":
      return <PopupDialog dialog={dialog} />;
    default:
      return assertNever(dialog);
  }
}

type Of<K extends Dialog["kind"]> = { readonly dialog: Extract<Dialog, { readonly kind: K }> };

function Alert({ dialog: { text, dismiss } }: Of<"alert">) {
  const texts = useTexts();
  return (
    <Modal label={text} onDismiss={dismiss}>
      <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
      <div className="mt-4 flex justify-end">
        <ModalButton onPress={dismiss}>{texts.dialog.ok}</ModalButton>
      </div>
    </Modal>
  );
}

function Confirm({ dialog: { question, agree, dismiss } }: Of<"confirm">) {
  const { dialog, app } = useTexts();
  const leaving = question.kind === "leave-app";
  const title = leaving ? dialog.leaveApp : dialog.openLink;
  return (
    <Modal label={title} onDismiss={dismiss}>
      <h2 className="text-[18px] font-semibold">{title}</h2>
      <p className="mt-2 text-hint wrap-anywhere">
        {question.kind === "leave-app" ? dialog.leaveAppText : question.url}
      </p>
      <div className="mt-4 flex flex-wrap justify-end gap-1">
        <ModalButton onPress={dismiss}>{leaving ? dialog.stay : dialog.cancel}</ModalButton>
        <ModalButton look={leaving ? "danger" : "plain"} onPress={agree}>
          {leaving ? app.close : dialog.open}
        </ModalButton>
      </div>
    </Modal>
  );
}
