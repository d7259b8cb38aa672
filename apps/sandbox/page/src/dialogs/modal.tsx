import type { ReactNode } from "react";
import { useModal } from "./use-modal.ts";

interface ModalProps {
  readonly label: string;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/** Lies over everything; Escape and a tap beside it dismiss it. */
export function Modal({ label, onDismiss, children }: ModalProps) {
  const ref = useModal();
  return (
    <dialog
      ref={ref}
      data-testid="dialog"
      aria-label={label}
      onCancel={onDismiss}
      onClick={({ target, currentTarget }) => target === currentTarget && onDismiss()}
      className="m-auto w-90 max-w-[calc(100vw-2rem)] rounded-2xl bg-panel p-0 text-ink shadow-2xl backdrop:bg-black/40"
    >
      <div className="flex max-h-[80dvh] flex-col p-5">{children}</div>
    </dialog>
  );
}

interface ModalButtonProps {
  readonly look?: "plain" | "danger";
  readonly onPress: () => void;
  readonly children: string;
}

export const ModalButton = ({ look = "plain", onPress, children }: ModalButtonProps) => (
  <button
    type="button"
    onClick={onPress}
    className={`rounded-lg px-3 py-2 font-semibold uppercase hover:bg-hover ${look === "danger" ? "text-danger" : "text-accent"}`}
  >
    {children}
  </button>
);
