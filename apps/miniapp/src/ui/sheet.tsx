import { useId, type ReactNode } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "./icon.tsx";
import { useSheet } from "./use-sheet.ts";

interface SheetProps {
  readonly title: string;
  /** A quieter line below the title. */
  readonly note?: string;
  readonly testId?: string;
  /** As high as it may be; its content scrolls by itself. */
  readonly isTall?: boolean;
  /** It has gone from the screen: take it away. */
  readonly onClosed: () => void;
  readonly children: ReactNode;
}

const BODY =
  "flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto overscroll-contain px-4 pt-1 pb-[max(1rem,env(safe-area-inset-bottom),var(--tg-viewport-safe-area-inset-bottom,0px))]";

/**
 * A sheet over the page: from below on a phone, in the middle of a wide window. It is there while it is rendered, keeps the focus
 * inside, and goes by Esc, by a tap outside, by a pull downwards, or by its button; the focus returns to where it was.
 */
export function Sheet({ title, note, testId, isTall = false, onClosed, children }: SheetProps) {
  const { ui } = useTexts();
  const id = useId();
  const { dialog, handle, close } = useSheet(onClosed);
  return (
    <dialog
      {...dialog}
      tabIndex={-1}
      aria-labelledby={id}
      data-testid={testId}
      data-tall={isTall || undefined}
      className="sheet-motion fixed inset-x-0 top-auto bottom-0 m-0 flex max-h-[88dvh] w-full data-tall:h-[88dvh] max-w-full flex-col overflow-hidden rounded-t-3xl bg-sheet text-ink shadow-2xl outline-none md:inset-0 md:m-auto md:h-fit md:max-h-[80dvh] md:data-tall:h-[80dvh] md:max-w-110 md:rounded-3xl"
    >
      <div {...handle} className="shrink-0 touch-none pt-2 select-none md:pt-3">
        <span
          aria-hidden="true"
          className="mx-auto block h-1 w-9 rounded-full bg-ink/20 md:hidden"
        />
        <div className="flex items-center gap-2 py-1 pr-2 pl-5">
          <div className="min-w-0 flex-1">
            <h2 id={id} className="truncate text-title font-semibold">
              {title}
            </h2>
            {note !== undefined && <p className="truncate text-note text-hint">{note}</p>}
          </div>
          <button
            type="button"
            aria-label={ui.close}
            onClick={close}
            className="flex size-11 shrink-0 items-center justify-center rounded-full text-hint active:bg-ink/8"
          >
            <Icon name="close" className="size-6" />
          </button>
        </div>
      </div>
      {isTall ? children : <div className={BODY}>{children}</div>}
    </dialog>
  );
}
