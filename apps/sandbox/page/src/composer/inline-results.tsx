import type { InlineAnswer } from "../../../src/page-api.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { initials } from "../ui/initials.ts";
import { useValue } from "../ui/use-value.ts";
import { Shelf } from "./shelf.tsx";

/** What the bot offers for the words behind its name. */
export function InlineResults() {
  const desk = useDesk();
  const { composer } = useTexts();
  const answer = useValue(desk.talk.inline);
  if (!answer) return null;
  return (
    <Shelf label={composer.results}>
      <ButtonAbove answer={answer} />
      {answer.results.map((result) => (
        <Result key={result.id} result={result} onChoose={() => void desk.talk.choose(result.id)} />
      ))}
      {answer.results.length === 0 && answer.button === null && (
        <p className="px-3 py-3 text-center text-hint">{composer.nothingFound}</p>
      )}
    </Shelf>
  );
}

function ButtonAbove({ answer: { button } }: { readonly answer: InlineAnswer }) {
  const desk = useDesk();
  if (!button) return null;
  return (
    <button
      type="button"
      data-testid="inline-button"
      onClick={() => void desk.startBot(button.startParameter)}
      className="mb-1 w-full border-b border-line px-3 py-2.5 text-center font-medium text-accent hover:bg-hover"
    >
      {button.text}
    </button>
  );
}

interface ResultProps {
  readonly result: InlineAnswer["results"][number];
  readonly onChoose: () => void;
}

const Result = ({ result: { id, title, description }, onChoose }: ResultProps) => (
  <button
    type="button"
    data-testid="inline-result"
    data-result-id={id}
    onClick={onChoose}
    className="flex w-full items-center gap-3 rounded-lg px-3 py-2 text-left hover:bg-hover"
  >
    <span
      aria-hidden="true"
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-lg bg-accent text-[18px] font-semibold text-white dark:bg-chosen"
    >
      {initials(title)}
    </span>
    <span className="min-w-0">
      <span className="block truncate font-semibold">{title}</span>
      <span className="block truncate text-[14px] text-hint">{description}</span>
    </span>
  </button>
);
