import { backoffMs } from "@efir/kit";

/** What a look at a card came to. */
export type Outcome =
  /** All is as it should be. */
  | { readonly kind: "settled" }
  /** Something was done: look whether it is enough. */
  | { readonly kind: "changed" }
  | { readonly kind: "wait"; readonly ms: number }
  /** Try again, and later each time. */
  | { readonly kind: "trouble" }
  /** There is nothing to look after any more. */
  | { readonly kind: "over" };

export type JobStatus =
  | { readonly kind: "idle" }
  /** `touched`: something happened since it began, so that it must look once more. */
  | { readonly kind: "looking"; readonly touched: boolean; readonly failures: number }
  | { readonly kind: "waiting"; readonly ms: number; readonly failures: number }
  | { readonly kind: "closed" };

export type JobEvent =
  | { readonly kind: "touched" | "woke" | "close" }
  /** `chance` in [0, 1) spreads the retries of many. */
  | { readonly kind: "looked"; readonly outcome: Outcome; readonly chance: number };

const BACKOFF = { firstMs: 1_000, maxMs: 60_000, jitter: 0.3 } as const;

const looking = (failures: number): JobStatus => ({ kind: "looking", touched: false, failures });

/** Edit now, wait, or nothing: a touch is never lost, and a wait is never cut short by one. */
export function nextStatus(status: JobStatus, event: JobEvent): JobStatus {
  if (status.kind === "closed") return status;
  switch (event.kind) {
    case "close":
      return { kind: "closed" };
    case "touched":
      if (status.kind === "idle") return looking(0);
      return status.kind === "looking" ? { ...status, touched: true } : status;
    case "woke":
      return status.kind === "waiting" ? looking(status.failures) : status;
    case "looked":
      return status.kind === "looking" ? afterLook(status, event) : status;
  }
}

function afterLook(
  { touched, failures }: Extract<JobStatus, { kind: "looking" }>,
  { outcome, chance }: Extract<JobEvent, { kind: "looked" }>,
): JobStatus {
  switch (outcome.kind) {
    case "settled":
      return touched ? looking(0) : { kind: "idle" };
    case "changed":
      return looking(0);
    case "wait":
      return { kind: "waiting", ms: outcome.ms, failures };
    case "trouble":
      return {
        kind: "waiting",
        ms: backoffMs(failures, BACKOFF, chance),
        failures: failures + 1,
      };
    case "over":
      return { kind: "closed" };
  }
}
