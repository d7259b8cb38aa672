import { ok } from "@efir/kit";
import type { Report } from "@efir/protocol";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import type { Outcome } from "./outcome.ts";

/** One client is one voice among many in the figures of all. */
export const REPORT_RATE = { burst: 10, perSecond: 0.2 };

/** Counts it, and forgets whose it was. Nothing that goes wrong with a report is worth a word to its sender. */
export function takeReport(
  { place }: Session,
  report: Report,
  { metrics }: Pick<Deps, "metrics">,
): Outcome {
  if (place.kind === "room" && place.reports.take() === 0) metrics.reported(report);
  return ok(undefined);
}
