import { useTexts } from "../texts/use-texts.ts";
import { Brand } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { CodeField } from "./code-field.tsx";
import type { Entry } from "./entry.ts";
import { RoomCard } from "./room-card.tsx";
import { useEntry } from "./use-entry.ts";
import { submitOnEnter } from "./submit-on-enter.ts";

/** The first screen: from here one tap leads into the room. */
export function EntryScreen({ entry }: { readonly entry: Entry }) {
  const { state, title, preview, focus, ...view } = useEntry(entry);
  const { brand, slogan, entry: words } = useTexts();
  const form = submitOnEnter(entry.submit);
  return (
    <main className="safe-area screen-min-height flex flex-col">
      <form {...form} className="m-auto flex w-full max-w-105 flex-col gap-5 p-4">
        <header className="flex flex-col items-center gap-1 py-2 text-center">
          <Brand name={brand} />
          <p className="text-[15px] text-hint">{slogan}</p>
        </header>
        {state.code.kind === "known" ? (
          <RoomCard title={title} preview={preview} entry={entry} />
        ) : (
          <CodeField
            text={state.code.text}
            problem={view.codeProblem}
            preview={preview}
            onText={entry.setCode}
            onRetry={entry.lookAgain}
            autoFocus={focus === "code"}
          />
        )}
        {state.name !== null && (
          <NameField
            text={state.name}
            problem={view.nameProblem}
            onText={entry.setName}
            autoFocus={focus === "name"}
          />
        )}
        {view.refusal !== null && <Notice tone="problem">{view.refusal}</Notice>}
        <Button
          look="main"
          type="submit"
          data-testid="join-button"
          disabled={view.join.waiting}
          autoFocus={focus === "join"}
        >
          {view.join.label}
        </Button>
        <p className="px-1 text-center text-sm leading-5 text-hint">{words.aboutMicrophone}</p>
      </form>
    </main>
  );
}

interface NameFieldProps {
  readonly text: string;
  readonly problem: string | null;
  readonly onText: (text: string) => void;
  readonly autoFocus: boolean;
}

function NameField({ text, ...field }: NameFieldProps) {
  const { entry } = useTexts();
  return (
    <Field
      {...field}
      label={entry.nameLabel}
      placeholder={entry.nameHint}
      value={text}
      data-testid="name-input"
      autoComplete="nickname"
      enterKeyHint="go"
    />
  );
}
