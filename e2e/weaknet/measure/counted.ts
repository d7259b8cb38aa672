import type { Count } from "../page/probe.ts";
import type { Talker } from "../page/talker.ts";

/** What the browsers counted themselves between two moments. */
export function counted(
  { from, to }: { readonly from: Talker; readonly to: Talker },
  [since, until]: readonly [number, number],
) {
  const during = ({ counts }: Talker, kind: Count["kind"]) =>
    counts.filter(({ at, kind: its }) => its === kind && at >= since && at <= until);
  const byStream = ({ connection, stream }: Count) => `${connection} ${stream}`;
  const audio = growth(during(to, "audio"), byStream);
  const video = growth(during(to, "video"), byStream);
  const all = [...during(from, "audio"), ...during(from, "video")];
  const sent = growth(all, ({ connection }) => `${connection}`);
  return {
    concealed: audio.concealedSamples / audio.totalSamples,
    fps: video.framesDecoded / ((until - since) / 1000),
    sentKbps: (sent.bytesSent * 8) / (until - since),
  };
}

type Sums = Pick<Count, "totalSamples" | "concealedSamples" | "framesDecoded" | "bytesSent">;

/** From the first to the last count of each group, added up. */
function growth(counts: readonly Count[], group: (count: Count) => string): Sums {
  const sum = { totalSamples: 0, concealedSamples: 0, framesDecoded: 0, bytesSent: 0 };
  for (const of of Map.groupBy(counts, group).values()) {
    const [first, last] = [of[0]!, of.at(-1)!];
    sum.totalSamples += last.totalSamples - first.totalSamples;
    sum.concealedSamples += last.concealedSamples - first.concealedSamples;
    sum.framesDecoded += last.framesDecoded - first.framesDecoded;
    sum.bytesSent += last.bytesSent - first.bytesSent;
  }
  return sum;
}
