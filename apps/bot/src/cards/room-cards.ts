import type { RoomCode } from "@efir/protocol";
import type { BotStore, Card } from "../store.ts";
import type { Directory, HostRooms } from "@efir/directory";
import { placeOfHost } from "../hosts/place-of-host.ts";
import type { Outcome } from "./job-status.ts";
import type { StayKeeper } from "./stay-keeper.ts";

export interface RoomCardsDeps {
  readonly directory: Pick<Directory, "room">;
  readonly hostRooms: Pick<HostRooms, "find">;
  readonly store: Pick<BotStore, "cards" | "setTitle" | "setHost">;
  readonly stay: StayKeeper;
  /** Each card of the room, once what they tell has been brought up to date. */
  readonly touchCards: (code: RoomCode, cards: readonly Card[]) => void;
}

/** Something happened in a room: its cards may have to say so. A room without cards is nobody's business. */
export async function lookAfterRoom(deps: RoomCardsDeps, code: RoomCode): Promise<Outcome> {
  const { directory, hostRooms, store, stay, touchCards } = deps;
  const cards = await store.cards(code);
  if (cards.length === 0) {
    stay.forget();
    return { kind: "settled" };
  }
  await stay.settle();
  const [room, host] = await Promise.all([directory.room(code), hostRooms.find(code)]);
  if (host) await store.setHost(code, placeOfHost(host));
  if (room) await store.setTitle(code, room.title);
  touchCards(code, cards);
  return { kind: "settled" };
}
