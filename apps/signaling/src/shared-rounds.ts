import type { Clock } from "@efir/kit";

const TURN_MS = 1_000;

interface Round {
  readonly everyTurns: number;
  turnsLeft: number;
  readonly run: () => void;
}

/**
 * The same clock, but what is done again and again, each so many seconds, is done in one turn with the rest: waking up is most of what an
 * idle process costs. `late` is told of each turn how late it was.
 */
export function shareRounds(clock: Clock, late: (ms: number) => void): Clock {
  const rounds = new Set<Round>();
  let stopTurning = () => {};
  let dueAt = 0;

  function turn(): void {
    const now = clock.now();
    late(Math.max(0, now - dueAt));
    dueAt = now + TURN_MS;
    for (const round of rounds) {
      round.turnsLeft -= 1;
      if (round.turnsLeft > 0) continue;
      round.turnsLeft = round.everyTurns;
      round.run();
    }
  }

  function join(round: Round): () => void {
    if (rounds.size === 0) {
      dueAt = clock.now() + TURN_MS;
      stopTurning = clock.every(TURN_MS, turn);
    }
    rounds.add(round);
    return () => {
      if (rounds.delete(round) && rounds.size === 0) stopTurning();
    };
  }

  return {
    ...clock,
    every: (ms, run) => {
      const everyTurns = ms / TURN_MS;
      if (!Number.isInteger(everyTurns)) return clock.every(ms, run);
      return join({ everyTurns, turnsLeft: everyTurns, run });
    },
  };
}
