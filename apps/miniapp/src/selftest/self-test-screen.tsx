import { useState } from "react";
import { useValue } from "../call/use-value.ts";
import type { ClientKind } from "../platform/platform.ts";
import { useBack } from "../platform/use-back.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { CHECKS, type CheckName, type Outcome } from "./outcome.ts";
import { checkView, summaryView } from "./self-test-view.ts";
import type { SelfTest } from "./self-test.ts";
import { supportCode } from "./support-code.ts";
import { selfTestWords, type SelfTestWords } from "./words.ts";

interface SelfTestScreenProps {
  readonly test: SelfTest;
  readonly client: ClientKind;
  readonly back: string;
}

/** What of a call works on this device and in this network, and a line for whoever helps. */
export function SelfTestScreen({ test, client, back }: SelfTestScreenProps) {
  const words = selfTestWords[useTexts().language];
  const outcomes = useValue(test.outcomes);
  const [running, setRunning] = useState(false);
  useBack(() => location.assign(back));
  const summary = summaryView(outcomes, words);
  const begin = async (): Promise<void> => {
    setRunning(true);
    await test.run();
    setRunning(false);
  };
  return (
    <main
      data-testid="selftest"
      data-done={summary !== null}
      className="safe-area screen-min-height flex flex-col"
    >
      <div className="m-auto flex w-full max-w-105 flex-col gap-4 p-4">
        <h1 className="text-title font-semibold">{words.title}</h1>
        <p className="text-note text-hint">{words.about}</p>
        <Button look="main" data-testid="begin" disabled={running} onClick={() => void begin()}>
          {summary === null ? words.begin : words.again}
        </Button>
        <Card>
          <ul>
            {CHECKS.map((name) => (
              <CheckRow key={name} name={name} outcome={outcomes[name]} words={words} />
            ))}
          </ul>
        </Card>
        {summary !== null && (
          <>
            <Notice tone="calm">{summary}</Notice>
            <SupportCode code={supportCode(outcomes, client)} words={words} />
          </>
        )}
        <a href={back} className="flex min-h-11 items-center justify-center px-2 text-link">
          {words.back}
        </a>
      </div>
    </main>
  );
}

const SIGNS = {
  quiet: { icon: "info", className: "text-hint" },
  busy: { icon: "more", className: "animate-pulse text-link" },
  good: { icon: "check", className: "text-live" },
  bad: { icon: "warning", className: "text-danger" },
} as const;

interface CheckRowProps {
  readonly name: CheckName;
  readonly outcome: Outcome;
  readonly words: SelfTestWords;
}

function CheckRow({ name, outcome, words }: CheckRowProps) {
  const { text, tone } = checkView(name, outcome, words);
  const { icon, className } = SIGNS[tone];
  return (
    <li
      data-testid="check"
      data-name={name}
      data-outcome={outcome.kind}
      className="flex min-h-13 items-center gap-3 px-4 py-2 not-first:border-t not-first:border-line"
    >
      <Icon name={icon} className={`size-6 shrink-0 ${className}`} />
      <span className="min-w-0">
        <span className="block">{words.checks[name]}</span>
        <span className="block text-note text-hint">{text}</span>
      </span>
    </li>
  );
}

function SupportCode({ code, words }: { readonly code: string; readonly words: SelfTestWords }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      setCopied(false); // no clipboard in this frame: the code can be marked by hand
    }
  };
  return (
    <section className="flex flex-col gap-2">
      <h2 className="px-4 text-note font-medium text-hint">{words.code}</h2>
      <p
        data-testid="support-code"
        className="rounded-2xl bg-card px-4 py-3 font-mono text-note wrap-anywhere select-all"
      >
        {code}
      </p>
      <Button look="quiet" onClick={() => void copy()}>
        {copied ? words.copied : words.copy}
      </Button>
    </section>
  );
}
