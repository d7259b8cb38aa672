import type { Figures } from "@efir/directory";
import type { SignalingDeps } from "./deps.ts";
import type { Metrics } from "./metrics.ts";

const WENT_ON = new Set(["replayed", "told-anew"]);
/** What happens within it is told at once: a crowd that joins costs no more than one who does. */
const TOGETHER_MS = 500;

type What = Parameters<Figures["count"]>[0];

/** The same metrics, which also add to the figures that admins see. What cannot be added now is not added. */
export function countedMetrics(
  metrics: Metrics,
  { figures, clock }: Pick<SignalingDeps, "figures" | "clock">,
): Metrics {
  const waiting = new Map<What, number>();
  const tell = () => {
    for (const [what, times] of waiting) {
      void figures.count(what, clock.now(), times).catch(() => undefined);
    }
    waiting.clear();
  };
  const count = (what: What) => {
    if (waiting.size === 0) clock.after(TOGETHER_MS, tell);
    waiting.set(what, (waiting.get(what) ?? 0) + 1);
  };
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
