import type { Clock } from "@efir/kit";
import { cardKey } from "../cards/card-key.ts";
import { GROUP_WINDOW_MS, type Card, type EditLimits } from "../store.ts";
import { Shelf } from "./shelf.ts";

/** Telegram counts by chat; of an inline message nobody knows the chat. */
const placeOf = (card: Card): string => (card.kind === "message" ? String(card.chat) : card.id);

const sharesAllowance = (card: Card): boolean =>
  card.kind === "message" && card.chatKind !== "private";

export function createMemoryTurns(clock: Clock) {
  const paused = new Shelf<true>(clock, 0);
  const cardTurns = new Shelf<true>(clock, 0);
  const groupTurns = new Shelf<readonly number[]>(clock, GROUP_WINDOW_MS);

  /** When the turns of the last minute were taken. */
  const recent = (place: string): readonly number[] => {
    const since = clock.now() - GROUP_WINDOW_MS;
    return (groupTurns.look(place) ?? []).filter((at) => at > since);
  };
  const groupWait = (place: string, perMinute: number): number => {
    const freesAPlace = recent(place).at(-perMinute);
    return freesAPlace === undefined ? 0 : freesAPlace + GROUP_WINDOW_MS - clock.now();
  };

  return {
    takeTurn: (card: Card, { cardEveryMs, groupPerMinute }: EditLimits): number => {
      const place = placeOf(card);
      const shared = sharesAllowance(card);
      const wait = Math.max(
        paused.leftMs(place),
        cardTurns.leftMs(cardKey(card)),
        shared ? groupWait(place, groupPerMinute) : 0,
      );
      if (wait > 0) return wait;
      cardTurns.put(cardKey(card), true, cardEveryMs);
      if (shared) groupTurns.put(place, [...recent(place), clock.now()]);
      return 0;
    },
    pause: (card: Card, ms: number): void => {
      const place = placeOf(card);
      if (ms > paused.leftMs(place)) paused.put(place, true, ms);
    },
  };
}
