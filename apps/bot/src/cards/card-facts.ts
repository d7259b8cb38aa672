import type { Clock } from "@efir/kit";
import type { Directory, HostRooms } from "@efir/directory";
import type { Room, RoomCode } from "@efir/protocol";
import { placeOfHost } from "../hosts/place-of-host.ts";
import type { BotStore, Stay } from "../store.ts";

export type CardState =
  | { readonly kind: "on-air"; readonly names: readonly string[] }
  | { readonly kind: "nobody-yet" }
  | { readonly kind: "ended"; readonly lastedMs: number; readonly came: number }
  /** There is no such room any more: the card is final. */
  | { readonly kind: "gone"; readonly last: Extract<CardState, { kind: "ended" }> | null };

/** An app beside the room: there, or gone again. */
export interface CardHost {
  readonly place: string;
  readonly isHere: boolean;
}

/** All that a card tells. */
export interface CardFacts {
  readonly code: RoomCode;
  readonly title: string;
  readonly mode: Room["mode"];
  readonly entry: NonNullable<Room["entry"]>;
  readonly state: CardState;
  readonly host: CardHost | null;
  /** How many want to be rung. */
  readonly rings: number;
}

export interface FactsDeps {
  readonly directory: Pick<Directory, "room" | "members">;
  readonly hostRooms: Pick<HostRooms, "find">;
  readonly store: Pick<BotStore, "stay" | "title" | "host" | "ringCount">;
  readonly clock: Clock;
}

export const newRoomFacts = ({ code, title, mode, entry = "anyone" }: Room): CardFacts => ({
  code,
  title,
  mode,
  entry,
  state: { kind: "nobody-yet" },
  host: null,
  rings: 0,
});

/** Null for a room of which nothing is known. */
export async function readCardFacts(deps: FactsDeps, code: RoomCode): Promise<CardFacts | null> {
  const { directory, store, clock } = deps;
  const [room, members, stay, rings, host] = await Promise.all([
    directory.room(code),
    directory.members(code),
    store.stay(code),
    store.ringCount(code),
    readHost(deps, code),
  ]);
  const last = ended(stay, clock.now());
  if (!room) return goneFacts(code, await store.title(code), last);
  const names = members.map(({ member }) => member.name);
  return { ...newRoomFacts(room), state: liveState(names, last), host, rings };
}

async function readHost({ hostRooms, store }: FactsDeps, code: RoomCode): Promise<CardHost | null> {
  const host = await hostRooms.find(code);
  if (host) return { place: placeOfHost(host), isHere: true };
  const place = await store.host(code);
  return place === null ? null : { place, isHere: false };
}

function liveState(names: readonly string[], last: ReturnType<typeof ended>): CardState {
  if (names.length > 0) return { kind: "on-air", names };
  return last ?? { kind: "nobody-yet" };
}

/** A stay that nobody ended yet, in a room where nobody is, ends now. */
function ended(stay: Stay | null, now: number): Extract<CardState, { kind: "ended" }> | null {
  if (!stay) return null;
  const lastedMs = Math.max(0, (stay.endedAt ?? now) - stay.startedAt);
  return { kind: "ended", lastedMs, came: stay.came };
}

const goneFacts = (
  code: RoomCode,
  title: string | null,
  last: ReturnType<typeof ended>,
): CardFacts | null =>
  title === null
    ? null
    : {
        ...{ code, title, mode: "open", entry: "anyone" },
        ...{ state: { kind: "gone", last }, host: null, rings: 0 },
      };
