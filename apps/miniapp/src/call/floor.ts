import type { SeatId } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";

/** Who stands where in the list, and who has been speaking since when. */
export interface Floor {
  readonly order: readonly SeatId[];
  readonly speakingSince: ReadonlyMap<SeatId, number>;
  readonly movedAt: number;
}

export const EMPTY_FLOOR: Floor = { order: [], speakingSince: new Map(), movedAt: 0 };

/** A word in between moves nobody up. */
const SPEAKS_AFTER_MS = 1_200;
/** One at a time, so that the eye can follow; in a crowd there would be no rest otherwise. */
const MOVE_EVERY_MS = { few: 2_500, crowd: 5_000 };
/** From so many on somebody begins to speak or stops all the time. */
export const CROWD = 13;
/** The first rows are in sight anyway: whoever is there stays. */
const STILL_ROWS = 4;

type Members = readonly Pick<CallMember, "seat" | "link" | "state">[];

/**
 * Oneself first, newcomers last, and whoever speaks for a while comes up from below, one at a time. Whoever is in sight already
 * never moves for being loud.
 */
export function nextFloor(floor: Floor, members: Members, now: number): Floor {
  const speakingSince = new Map(
    members.flatMap(({ seat, state }) =>
      state.mic === "on" && state.level > 0
        ? [[seat, floor.speakingSince.get(seat) ?? now] as const]
        : [],
    ),
  );
  const order = orderOf(floor.order, members);
  const every = MOVE_EVERY_MS[members.length < CROWD ? "few" : "crowd"];
  const mayMove = now - floor.movedAt >= every;
  const riser = mayMove ? riserOf(order, speakingSince, now) : undefined;
  if (riser === undefined) return { order, speakingSince, movedAt: floor.movedAt };
  const rest = order.filter((seat) => seat !== riser);
  return { order: rest.toSpliced(1, 0, riser), speakingSince, movedAt: now };
}

function orderOf(before: readonly SeatId[], members: Members): readonly SeatId[] {
  const [own, there] = [
    members.find(({ link }) => link === "self")?.seat,
    new Set(members.map(({ seat }) => seat)),
  ];
  if (own !== undefined) there.delete(own);
  const kept = before.filter((seat) => there.delete(seat));
  return [...(own === undefined ? [] : [own]), ...kept, ...there];
}

const riserOf = (
  order: readonly SeatId[],
  speakingSince: ReadonlyMap<SeatId, number>,
  now: number,
): SeatId | undefined =>
  order.slice(STILL_ROWS).find((seat) => now - (speakingSince.get(seat) ?? now) >= SPEAKS_AFTER_MS);

/** Somebody speaks from further down: sooner or later the order is another one, though nothing else changes. */
export const someMayRise = ({ order, speakingSince }: Floor): boolean =>
  order.slice(STILL_ROWS).some((seat) => speakingSince.has(seat));

/** The members in the order of the floor; whoever it does not know yet comes last. */
export function inFloorOrder<T extends { readonly seat: SeatId }>(
  members: readonly T[],
  { order }: Floor,
): readonly T[] {
  const places = new Map(order.map((seat, place) => [seat, place]));
  const placeOf = ({ seat }: T) => places.get(seat) ?? order.length;
  return members.toSorted((a, b) => placeOf(a) - placeOf(b));
}
