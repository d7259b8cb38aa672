import { useState } from "react";
import type { ShareOutcome } from "../platform/platform.ts";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";

const NOTE_MS = 4_000;

/** Passes the link of the room on, and says for a moment what became of it. */
export function useInvite({ invite }: Visit, title: string) {
  const texts = useTexts();
  const [outcome, setOutcome] = useState<ShareOutcome | null>(null);

  async function send(): Promise<void> {
    const next = await invite(texts.invite.message(title));
    setOutcome(next);
    // A link to copy by hand stays until the next try.
    if (next === "copied") setTimeout(() => setOutcome(null), NOTE_MS);
  }

  return { outcome, send: () => void send() };
}
