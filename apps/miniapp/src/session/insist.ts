import type { Clock, Result } from "@efir/kit";
import type { ApiFailure } from "./api.ts";

type Answer<T> = Result<T, ApiFailure>;

/** Later than an answer comes on a slow line that loses nothing. */
const AGAIN_AFTER_MS = [1_500, 4_000] as const;

/**
 * Asks once more beside a question that hangs: where packets get lost, TCP may hold one answer up for ten seconds, and the next one comes
 * over another connection, or pulls the first along. The first answer counts. Only for what may be asked twice.
 */
export function insist<T>(
  ask: () => Promise<Answer<T>>,
  clock: Pick<Clock, "after">,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    let asking = 0;
    const cancels = AGAIN_AFTER_MS.map((ms) => clock.after(ms, () => void askOnce()));

    async function askOnce(): Promise<void> {
      asking += 1;
      const answer = await ask();
      asking -= 1;
      const isNone = !answer.ok && answer.error.code === "unreachable";
      if (isNone && asking > 0) return; // another one may still be answered
      for (const cancel of cancels) cancel();
      resolve(answer);
    }
    void askOnce();
  });
}
