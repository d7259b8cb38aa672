import type { SignalingDeps } from "./deps.ts";
import type { Metrics } from "./metrics.ts";

const WENT_ON = new Set(["replayed", "told-anew"]);

/** The same metrics, which also add to the figures that admins see. What cannot be added now is not added. */
export function countedMetrics(
  metrics: Metrics,
  { figures, clock }: Pick<SignalingDeps, "figures" | "clock">,
): Metrics {
  const count = (what: "joins" | "resumes") =>
    void figures.count(what, clock.now()).catch(() => undefined);
  return {
    ...metrics,
    joined: (outcome, seconds) => {
      metrics.joined(outcome, seconds);
      if (outcome === "ok") count("joins");
    },
    resumed: (outcome) => {
      metrics.resumed(outcome);
      if (WENT_ON.has(outcome)) count("resumes");
    },
  };
}
