import { useTexts } from "../texts/use-texts.ts";
import type { Texts } from "../texts/texts.ts";
import type { Dialog, PopupButton } from "./dialogs.ts";
import { Modal, ModalButton } from "./modal.tsx";

interface PopupDialogProps {
  readonly dialog: Extract<Dialog, { readonly kind: "popup" }>;
}

/** What a Mini App asks through Telegram. */
export function PopupDialog({ dialog: { popup, press, dismiss } }: PopupDialogProps) {
  const texts = useTexts();
  const { title, message, buttons } = popup;
  return (
    <Modal label={title === "" ? message : title} onDismiss={dismiss}>
      {title !== "" && <h2 className="text-[18px] font-semibold">{title}</h2>}
      <p className="mt-1 whitespace-pre-wrap wrap-anywhere">{message}</p>
      <div className="mt-4 flex flex-wrap justify-end gap-1">
        {buttons.map((button, index) => (
          <ModalButton
            key={index}
            look={button.type === "destructive" ? "danger" : "plain"}
            onPress={() => press(button.id)}
          >
            {buttonText(button, texts)}
          </ModalButton>
        ))}
      </div>
    </Modal>
  );
}

/** Three kinds of buttons have Telegram's own words on them. */
function buttonText({ type, text }: PopupButton, texts: Texts): string {
  switch (type) {
    case "ok":
      return texts.dialog.ok;
    case "close":
      return texts.close;
    case "cancel":
      return texts.dialog.cancel;
    case "default":
    case "destructive":
      return text;
  }
}
