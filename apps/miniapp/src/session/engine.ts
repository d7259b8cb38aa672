import type { Call, CallOptions } from "@efir/rtc";

interface Engine {
  readonly createCall: (options: CallOptions) => Call;
  readonly prepareCall: () => void;
}

/** The engine of calls, which comes while one looks at the first screen. */
export interface LateEngine {
  /** Null: it is here. Else resolves when it is; a failed load is tried again by the next one who asks. */
  readonly awaited: () => Promise<void> | null;
  /** Only when nothing is awaited any more. */
  readonly createCall: (options: CallOptions) => Call;
}

export function createLateEngine(load: () => Promise<Engine>): LateEngine {
  let engine: Engine | null = null;
  let loading: Promise<void> | null = null;

  async function fetchEngine(): Promise<void> {
    try {
      engine = await load();
      engine.prepareCall();
    } finally {
      loading = null;
    }
  }
  const awaited = () => (engine ? null : (loading ??= fetchEngine()));
  return {
    awaited,
    createCall: (options) => {
      if (!engine) throw new Error("The engine is not here yet");
      return engine.createCall(options);
    },
  };
}

/** Resolves when it is here, or could not be had: from then on other parts do not make it come later. */
export const behind = (awaited: Promise<void> | null): Promise<void> =>
  (awaited ?? Promise.resolve()).catch(() => undefined);

interface Waiting {
  /** It cannot be had, and the person may try again. */
  readonly onFailed: () => void;
}

/** At once when nothing is awaited; else what `onWait` begins goes on meanwhile. */
export function whenHere(
  awaited: Promise<void> | null,
  act: () => void,
  onWait: () => Waiting,
): void {
  if (awaited) void awaited.then(act, onWait().onFailed);
  else act();
}
