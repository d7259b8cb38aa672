import type { Clock } from "@efir/kit";
import type { MemberState } from "@efir/protocol";

/**
 * Writes the newest state and skips those that were overtaken: at most one write is under way. One that
 * fails is written again later, for as long as it is wanted.
 */
export interface StateWriter {
  readonly write: (state: MemberState) => void;
}

interface StateWriterOptions {
  readonly store: (state: MemberState) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
  readonly isWanted: () => boolean;
  readonly clock: Clock;
}

const AGAIN_AFTER_MS = 1_000;

export function createStateWriter(options: StateWriterOptions): StateWriter {
  const { store, failed, isWanted, clock } = options;
  let newest: MemberState | null = null;
  let underWay: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    for (let state = newest; state; state = newest) {
      newest = null;
      await store(state).catch(async (error: unknown) => {
        failed(error);
        await new Promise<void>((resolve) => clock.after(AGAIN_AFTER_MS, resolve));
        if (isWanted()) newest ??= state;
      });
    }
    underWay = null;
  }

  return {
    write: (state) => {
      newest = state;
      underWay ??= writeAll();
    },
  };
}
