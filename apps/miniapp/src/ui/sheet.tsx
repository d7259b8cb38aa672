import { useId, type ReactNode } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { Icon, type IconName } from "./icon.tsx";
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
  /** To the sheet that led to this one; null: none did. */
  readonly onBack?: (() => void) | null;
  readonly children: ReactNode;
}

const BODY =
  "flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto overscroll-contain px-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom),var(--tg-viewport-safe-area-inset-bottom,0px))]";

/**
 * A sheet over the page: from below on a phone, in the middle of a wide window. It is there while it is rendered, keeps the focus
 * inside, and goes by Esc, by a tap outside, by a pull downwards, or by its button; the focus returns to where it was.
 */
export function Sheet({ title, note, testId, isTall = false, onClosed, ...rest }: SheetProps) {
  const { onBack = null, children } = rest;
  const { ui } = useTexts();
  const id = useId();
  const { dialog, handle, close } = useSheet(onClosed, onBack);
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
        <div className="flex items-center gap-2 py-1 pr-2 pl-5 has-[button:first-child]:pl-2">
          {onBack && <SheetButton icon="back" label={ui.back} onTap={onBack} />}
          <div className="min-w-0 flex-1">
            <h2 id={id} className="truncate text-title font-semibold">
              {title}
            </h2>
            {note !== undefined && <p className="text-note text-balance text-hint">{note}</p>}
          </div>
          <SheetButton icon="close" label={ui.close} onTap={close} />
        </div>
      </div>
      {isTall ? children : <div className={BODY}>{children}</div>}
    </dialog>
  );
}

interface SheetButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onTap: () => void;
}

function SheetButton({ icon, label, onTap }: SheetButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onTap}
      className="flex size-11 shrink-0 items-center justify-center rounded-full text-hint active:bg-ink/8"
    >
      <Icon name={icon} className="size-6" />
    </button>
  );
}
