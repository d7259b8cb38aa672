import type { MemberState } from "@efir/protocol";

/** Writes the newest state and skips those that were overtaken: at most one write is under way. */
export interface StateWriter {
  readonly write: (state: MemberState) => void;
}

interface StateWriterOptions {
  readonly store: (state: MemberState) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
}

export function createStateWriter({ store, failed }: StateWriterOptions): StateWriter {
  let newest: MemberState | null = null;
  let underWay: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    for (let state = newest; state; state = newest) {
      newest = null;
      await store(state).catch(failed);
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
