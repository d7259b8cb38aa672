import { CHECKS, type CheckName, type Outcome, type Outcomes } from "./outcome.ts";
import type { SelfTestWords } from "./words.ts";

const RELAYS = ["turn-udp", "turn-tcp", "turn-tls"] as const;

/** One check in words. */
export function checkView(name: CheckName, outcome: Outcome, words: SelfTestWords) {
  switch (outcome.kind) {
    case "waiting":
      return { text: words.waiting, tone: "quiet" } as const;
    case "running":
      return {
        text: name === "microphone" ? words.sayAWord : words.running,
        tone: "busy",
      } as const;
    case "passed":
      return { text: words.passed(outcome.ms), tone: "good" } as const;
    case "failed":
      return { text: words.failures[outcome.why], tone: "bad" } as const;
    case "absent":
      return { text: words.absent, tone: "quiet" } as const;
  }
}

/** What it all means; null until everything was looked at. */
export function summaryView(outcomes: Outcomes, words: SelfTestWords): string | null {
  const kinds = (names: readonly CheckName[]) => names.map((name) => outcomes[name].kind);
  if (kinds(CHECKS).some((kind) => kind === "waiting" || kind === "running")) return null;
  const failed = CHECKS.filter((name) => outcomes[name].kind === "failed");
  const relayed = kinds(RELAYS).includes("passed");
  if (failed.every((name) => name === "stun" || RELAYS.some((relay) => relay === name))) {
    if (failed.length === 0) return words.allWell;
    if (relayed) return words.relayHelps;
  }
  return words.someTrouble;
}
