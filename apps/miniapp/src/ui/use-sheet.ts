import { useRef, type MouseEvent } from "react";
import { useBack } from "../platform/use-back.ts";
import { usePullDown } from "./use-pull-down.ts";

/**
 * The browser's own modal dialog, with a way out by a pull and by going back; `onClosed` once it has gone from the screen. Where another
 * sheet led to it, going back goes there.
 */
export function useSheet(onClosed: () => void, onBack: (() => void) | null) {
  const element = useRef<HTMLDialogElement | null>(null);

  function close(): void {
    const dialog = element.current;
    if (!dialog || dialog.dataset["closing"] !== undefined) return;
    dialog.dataset["closing"] = "";
    dialog.addEventListener("animationend", onClosed, { once: true });
  }

  const goBack = onBack ?? close;
  useBack(goBack);

  const dialog = {
    ref: (dialog: HTMLDialogElement | null) => {
      if (!dialog) return;
      element.current = dialog;
      if (!dialog.open) {
        dialog.showModal();
        dialog.focus({ preventScroll: true });
      }
      return () => dialog.close(); // while it is still in the page, so that the focus goes back
    },
    onCancel: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      goBack();
    },
    // Only the backdrop is hit as the dialog itself: the rest of it is covered by its content.
    onClick: ({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>) => {
      if (target === currentTarget && isOutside(currentTarget, clientX, clientY)) close();
    },
  };
  return { dialog, handle: usePullDown(close), close };
}

function isOutside(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x < left || x > right || y < top || y > bottom;
}
