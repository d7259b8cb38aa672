/** A short word about what has just happened, over the page; null for none. It is read out when there is time. */
export function Toast({ text }: { readonly text: string | null }) {
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-40 z-10 flex justify-center"
    >
      {text !== null && (
        <p
          key={text}
          data-cover // nothing of what is below it is seen: it may lie over words
          className="toast-motion max-w-90 rounded-2xl bg-ink px-4 py-2.5 text-center text-note font-medium text-page shadow-lg wrap-anywhere"
        >
          {text}
        </p>
      )}
    </div>
  );
}
