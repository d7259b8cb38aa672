import type { Language } from "../src/texts/language.ts";

/** What the page of the stories gives into the hand of whoever takes its pictures, or tests it. */
interface InPage {
  readonly stories: readonly string[];
  /** The same screen, as it is now, in another language. */
  readonly speak: (language: Language) => Promise<void>;
  readonly whenSettled: () => Promise<void>;
  readonly faults: () => readonly string[];
  /** A tap on the client's own button for going back. */
  readonly goBack: () => void;
}

interface Axe {
  readonly run: (options: object) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[] }[];
    }[];
  }>;
}

declare global {
  var shots: InPage;
  var axe: Axe;
}
