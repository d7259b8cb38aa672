import type { RoomCode, SeatId } from "@efir/protocol";
import type { ServerProcess } from "../support/signaling-process.ts";
import { connect, guestToken, hello, type WireClient } from "../support/wire-client.ts";
import type { Resident } from "./resident.ts";

export const QUIET = { mic: "off", camera: "off", screen: "off", hand: false, level: 0 } as const;

/** Somebody who sits at this instance and does not come back when it is gone. */
export interface Absentee {
  readonly seat: SeatId;
  readonly client: WireClient;
}

export async function seatAt(
  { url, wsUrl }: ServerProcess,
  room: RoomCode,
  name = "Zoya",
): Promise<Absentee> {
  const client = await connect(wsUrl);
  client.say(hello(await guestToken(url, name)));
  client.say({ type: "join", room, open: true, state: QUIET, resume: null });
  const joined = await client.next("joined");
  if (joined.type !== "joined") throw new Error("It was let in otherwise than by joined");
  return { seat: joined.seat, client };
}

/** Whether this one is said to be in the room and well, to whoever looks. */
export const isOnAir = ({ roster }: Resident, seat: SeatId): boolean =>
  roster.some((member) => member.seat === seat && member.presence === undefined);

export const isListed = ({ roster }: Resident, seat: SeatId): boolean =>
  roster.some((member) => member.seat === seat);

/** How often this one was told that the seat is empty. */
export const farewells = ({ news }: Resident, seat: SeatId): number =>
  news.filter((message) => message.type === "member-left" && message.seat === seat).length;
