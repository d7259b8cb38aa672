import type { KeyboardEvent } from "react";
import type { Here } from "../desk/here.ts";
import { useDesk } from "../desk/use-desk.ts";
import { useTexts } from "../texts/use-texts.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useValue } from "../ui/use-value.ts";
import { CommandMenu } from "./command-menu.tsx";
import { InlineResults } from "./inline-results.tsx";
import { MenuButton } from "./menu-button.tsx";
import { commandsHere, readDraft } from "./read-draft.ts";
import { draftKey } from "./talk.ts";
import { useFocusWish } from "./use-focus-wish.ts";

/** Where one writes, with what is on offer for what is being written. */
export function Composer({ here }: { readonly here: Here }) {
  const { composer } = useTexts();
  if (here.chat.canPost) return <Writing here={here} />;
  return (
    <p className="shrink-0 border-t border-line bg-panel px-4 py-3.5 text-center text-hint">
      {composer.closed}
    </p>
  );
}

function Writing({ here }: { readonly here: Here }) {
  const desk = useDesk();
  const { view, chat, thread } = here;
  const draft = useValue(desk.talk.drafts)[draftKey(chat.id, thread)] ?? "";
  const typing = readDraft(draft, view.bot.username);
  const send = () => void desk.talk.sendDraft();
  return (
    <div className="relative shrink-0 border-t border-line bg-panel">
      {typing.kind === "command" && <CommandMenu here={here} start={typing.start} />}
      {typing.kind === "inline" && <InlineResults />}
      <div className="flex items-end gap-1 px-2 py-1.5">
        <MenuButton here={here} />
        <CommandsButton here={here} />
        <Field key={draftKey(chat.id, thread)} here={here} draft={draft} onSend={send} />
        <SendButton draft={draft} onSend={send} />
      </div>
    </div>
  );
}

interface FieldProps {
  readonly here: Here;
  readonly draft: string;
  readonly onSend: () => void;
}

function Field({ here: { chat }, draft, onSend }: FieldProps) {
  const desk = useDesk();
  const { composer } = useTexts();
  const ref = useFocusWish(desk.talk.focus);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  const label = chat.kind === "channel" ? composer.broadcast : composer.placeholder;
  return (
    <textarea
      ref={ref}
      data-testid="composer"
      aria-label={label}
      placeholder={label}
      rows={1}
      maxLength={4_096}
      value={draft}
      onChange={({ target }) => desk.talk.write(target.value)}
      onKeyDown={onKeyDown}
      className="field-sizing-content max-h-40 min-h-10 min-w-0 flex-1 resize-none rounded-2xl bg-field px-3.5 py-2 text-[16px] leading-6 outline-none placeholder:text-hint"
    />
  );
}

function SendButton({ draft, onSend }: Pick<FieldProps, "draft" | "onSend">) {
  const { composer } = useTexts();
  return (
    <IconButton
      icon="send"
      label={composer.send}
      look="accent"
      data-testid="send"
      disabled={draft.trim() === ""}
      onClick={onSend}
    />
  );
}

function CommandsButton({ here }: { readonly here: Here }) {
  const desk = useDesk();
  const { composer } = useTexts();
  if (commandsHere(here).length === 0) return null;
  return <IconButton icon="slash" label={composer.commands} onClick={() => desk.talk.fill("/")} />;
}
