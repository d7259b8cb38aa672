import { State, type Clock, type Result, type Value } from "@efir/kit";
import type { HostFacts, HostGrant, RoomFacts } from "@efir/protocol";
import type { CallPhase } from "@efir/rtc";
import type { ApiFailure } from "../session/api.ts";

/** The app beside a room: `gone` when there was one. */
export type HostSight =
  { readonly kind: "none" } | { readonly kind: "here" | "gone"; readonly app: HostFacts };

/** The app beside the room that one is in. */
export interface Host {
  readonly sight: Value<HostSight>;
  /** A word for the app about who one is. */
  readonly grant: () => Promise<Result<HostGrant, ApiFailure>>;
}

export interface HostWatchOptions {
  /** What was known of it before one came in. */
  readonly known: HostFacts | undefined;
  readonly facts: () => Promise<Result<RoomFacts, ApiFailure>>;
  readonly phase: Value<CallPhase>;
  readonly clock: Clock;
}

/** The voices come first. */
const FIRST_MS = 1_500;
const BESIDE_APP_MS = 5_000;
/** An app may still come; few do. */
const NO_APP_MS = 60_000;

/** Looks now and then whether an app is beside the room, as long as one is in it. */
export function watchHost({ known, facts, phase, clock }: HostWatchOptions): Value<HostSight> {
  const sight = new State<HostSight>(known ? { kind: "here", app: known } : { kind: "none" });
  let cancel: (() => void) | null = null;

  async function look(): Promise<void> {
    const found = await facts();
    if (found.ok) sight.set(nextSight(sight.get(), found.value.host));
    if (cancel) cancel = clock.after(pause(sight.get()), () => void look());
  }

  const stop = phase.subscribe(() => {
    const { kind } = phase.get();
    if (kind === "live") cancel ??= clock.after(FIRST_MS, () => void look());
    if (kind !== "ended") return;
    cancel?.();
    cancel = null;
    stop();
  });
  return sight;
}

const pause = ({ kind }: HostSight): number => (kind === "none" ? NO_APP_MS : BESIDE_APP_MS);

/** The same object while nothing has changed. */
function nextSight(before: HostSight, app: HostFacts | undefined): HostSight {
  if (before.kind === "none") return app ? { kind: "here", app } : before;
  if (!app) return before.kind === "gone" ? before : { kind: "gone", app: before.app };
  return before.kind === "here" && isSame(before.app, app) ? before : { kind: "here", app };
}

const isSame = (a: HostFacts, b: HostFacts): boolean =>
  a.app_url === b.app_url && a.created_at === b.created_at && a.listed === b.listed;
