import { systemClock } from "@efir/kit";
import { behind, createLateEngine } from "./engine.ts";
import { createVoiceFirst } from "./voice-first.ts";

/** The one of this page. */
export const engine = createLateEngine(() => import("./load-engine.ts"));
export const voiceFirst = createVoiceFirst(systemClock);

/** Resolves when what nobody needs to be heard may come too: it would take the line from what one is heard with, and from the voice. */
export async function lineIsFree(): Promise<void> {
  await behind(engine.awaited());
  await voiceFirst.quiet();
}
