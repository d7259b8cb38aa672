import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { RoomEvent } from "../directory.ts";
import { SeatText } from "./seat-text.ts";

const Published = v.variant("kind", [
  v.object({ kind: v.picklist(["room-created", "room-closed"]), room: RoomCode }),
  v.object({
    kind: v.picklist(["member-joined", "member-left"]),
    room: RoomCode,
    seat: SeatText,
  }),
]);

/** What the scripts publish. Null for what this version does not know: a newer one may run beside it. */
export function readEvent(said: Buffer): RoomEvent | null {
  const [kind, room, ...seat] = said.toString().split("\n");
  const published = v.safeParse(Published, { kind, room, seat: seat.join("\n") });
  if (!published.success) return null;
  if (!("seat" in published.output)) return published.output;
  const { seat: seated, ...rest } = published.output;
  return { ...rest, member: seated.member };
}
