import { State, type Clock, type Value } from "@efir/kit";
import type { AskInline, InlineAnswer } from "../../../src/page-api.ts";
import type { Api, ApiFailure } from "../api/api.ts";

export interface InlineSearch {
  /** The newest answer; null when nothing is being looked for. */
  readonly answer: Value<InlineAnswer | null>;
  /** Asks once the typing pauses; null: no more. */
  readonly ask: (question: AskInline | null) => void;
}

export interface InlineSearchOptions {
  readonly api: Pick<Api, "askInline">;
  readonly clock: Clock;
  readonly onRefused: (failure: ApiFailure) => void;
}

const PAUSE_MS = 300;

export function createInlineSearch(options: InlineSearchOptions): InlineSearch {
  const { api, clock, onRefused } = options;
  const answer = new State<InlineAnswer | null>(null);
  let current: AskInline | null = null;
  let cancel = (): void => undefined;

  const look = async (question: AskInline): Promise<void> => {
    const found = await api.askInline(question);
    if (question !== current) return; // an answer to what is no longer asked
    if (found.ok) answer.set(found.value);
    else onRefused(found.error);
  };

  return {
    answer,
    ask: (question) => {
      if (isSame(question, current)) return;
      const elsewhere = question?.chat !== current?.chat || question?.user !== current?.user;
      current = question;
      cancel();
      if (question === null || elsewhere) answer.set(null);
      if (question !== null) cancel = clock.after(PAUSE_MS, () => void look(question));
    },
  };
}

const isSame = (a: AskInline | null, b: AskInline | null): boolean =>
  a?.user === b?.user && a?.chat === b?.chat && a?.query === b?.query;
