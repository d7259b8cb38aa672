import type { Logger } from "@efir/config";
import type { Directory, Figures } from "@efir/directory";
import type { Clock } from "@efir/kit";
import { countOnAir } from "./overview.ts";

export interface PeakDeps {
  readonly directory: Pick<Directory, "busyRooms" | "members">;
  readonly figures: Figures;
  readonly clock: Clock;
  readonly logger: Logger;
}

const EVERY_MS = 60_000;

/** Writes down, minute by minute, how many are on air: whoever saw the most in an hour wins. Answers how to stop. */
export function keepPeaks(deps: PeakDeps): () => void {
  const { figures, directory, clock, logger } = deps;
  async function look(): Promise<void> {
    const { rooms, people } = await countOnAir(directory);
    const now = clock.now();
    await Promise.all([figures.peak("rooms", rooms, now), figures.peak("people", people, now)]);
  }
  return clock.every(EVERY_MS, () => {
    look().catch((error: unknown) => logger.debug("nobody could be counted", { error }));
  });
}
