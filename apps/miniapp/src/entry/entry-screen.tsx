import { useTexts } from "../texts/use-texts.ts";
import { Brand } from "../ui/brand.tsx";
import { Button, TextButton } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { CodeField } from "./code-field.tsx";
import type { Entry } from "./entry.ts";
import { LastRoomsList } from "./last-rooms-list.tsx";
import { RoomCard } from "./room-card.tsx";
import { LazySelfPreview } from "./lazy-self-preview.tsx";
import { submitOnEnter } from "./submit-on-enter.ts";
import { useEntry } from "./use-entry.ts";

/** The first screen: from here one tap leads into the room. */
export function EntryScreen({ entry }: { readonly entry: Entry }) {
  const { state, title, preview, person, focus, ...view } = useEntry(entry);
  const { brand, entry: words } = useTexts();
  const form = submitOnEnter(entry.submit);
  return (
    <main className="safe-area screen-min-height flex flex-col">
      <form {...form} className="m-auto flex w-full max-w-105 flex-col gap-4 p-4">
        <header className="flex justify-center">
          <Brand name={brand} />
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
        <LazySelfPreview person={person} devices={entry.devices} sound={entry.sound} />
        {view.notice !== null && <Notice tone="calm">{view.notice}</Notice>}
        {view.refusal !== null && <Notice tone="problem">{view.refusal}</Notice>}
        <JoinButtons
          join={view.join}
          onListen={view.mayListen ? entry.listen : null}
          autoFocus={focus === "join"}
        />
        <p className="px-1 text-center text-note text-balance text-hint">{words.aboutMicrophone}</p>
        {state.code.kind === "typed" && <LastRoomsList entry={entry} />}
        <a
          href="?selftest"
          className="flex min-h-11 items-center justify-center rounded-lg px-2 text-note text-link"
        >
          {words.check}
        </a>
      </form>
    </main>
  );
}

interface JoinButtonsProps {
  readonly join: { readonly label: string; readonly waiting: boolean };
  /** Null: there is nothing to listen to. */
  readonly onListen: (() => void) | null;
  readonly autoFocus: boolean;
}

function JoinButtons({ join, onListen, autoFocus }: JoinButtonsProps) {
  const { entry } = useTexts();
  return (
    <div className="flex flex-col gap-1">
      <Button
        look="main"
        type="submit"
        data-testid="join-button"
        disabled={join.waiting}
        autoFocus={autoFocus}
      >
        {join.label}
      </Button>
      {onListen && (
        <TextButton data-testid="listen-button" onClick={onListen}>
          {entry.listen}
        </TextButton>
      )}
    </div>
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
