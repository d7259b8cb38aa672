interface WaitingProps {
  readonly text: string;
  /** It is in the page: time to fetch what it stands for. */
  readonly onShown?: () => void;
}

/** While a part of the page is on its way: nothing at first, words when it takes longer than a blink. */
export function Waiting({ text, onShown }: WaitingProps) {
  return (
    <p
      role="status"
      ref={(element) => {
        if (element) onShown?.();
      }}
      className="late-words py-8 text-center text-note text-hint"
    >
      {text}
    </p>
  );
}
