/** While a part of the page is on its way: nothing at first, words when it takes longer than a blink. */
export function Waiting({ text }: { readonly text: string }) {
  return (
    <p role="status" className="late-words py-8 text-center text-note text-hint">
      {text}
    </p>
  );
}
