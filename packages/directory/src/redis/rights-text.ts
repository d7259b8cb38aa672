import { createRecall } from "@efir/kit";
import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { RightsNews } from "../directory.ts";
import { restrictNobody } from "../rights/restrict-nobody.ts";
import { RoomRights, type Charter } from "../rights/room-rights.ts";
import { readRoom } from "./seat-text.ts";

const Read = v.pipe(v.string(), v.parseJson(), RoomRights);

export const rightsText = (rights: RoomRights): string =>
  JSON.stringify(v.parse(RoomRights, rights));

/** What the scripts read of the rights: "1" when they restrict nobody. */
export const freeText = (charter: Charter): string => (restrictNobody(charter) ? "1" : "");

/** In most rooms nothing was said of anybody. */
const recallRights = createRecall((text): RoomRights => v.parse(Read, text), {
  texts: 500,
  chars: 200,
});

export const readCharter = (room: string, rights: string): Charter => ({
  room: readRoom(room),
  rights: copyOf(recallRights(rights)),
});

const copyOf = ({ people, knocks, locked, ...rest }: RoomRights): RoomRights => ({
  ...rest,
  people: { ...people },
  knocks: [...knocks],
  locked: locked && [...locked],
});

/** What the scripts publish: the code, the room and its rights, or no more than the code of one that ended. */
export function readRightsNews(said: Buffer): RightsNews | null {
  const [code, room = "", rights = ""] = said.toString().split("\n");
  try {
    const charter = room === "" ? null : readCharter(room, rights);
    return { room: v.parse(RoomCode, code), charter };
  } catch {
    return null; // a newer version may run beside this one
  }
}
