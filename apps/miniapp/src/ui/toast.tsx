/** A short word about what has just happened, over everything, a sheet too; null for none. It is read out when there is time. */
export function Toast({ text }: { readonly text: string | null }) {
  return (
    <div role="status">
      {text !== null && (
        <p
          key={text}
          ref={raise}
          popover="manual"
          data-cover // nothing of what is below it is seen: it may lie over words
          className="toast-motion pointer-events-none fixed inset-x-4 top-auto bottom-40 z-10 mx-auto my-0 w-fit max-w-90 rounded-2xl border-0 bg-ink px-4 py-2.5 text-center text-note font-medium text-balance text-page shadow-lg wrap-anywhere"
        >
          {text}
        </p>
      )}
    </div>
  );
}

/** Old browsers know no popover: there it lies over the page, below a sheet. */
function raise(element: HTMLElement | null): void {
  if (element && "showPopover" in element) element.showPopover();
}
