import type { Directory } from "@efir/directory";
import type { RoomCode } from "@efir/protocol";
import type { BotStore } from "../store.ts";
import { isAmong } from "./member-of.ts";
import { QUORUM } from "./quorum.ts";
import type { Pressed } from "./texts.ts";

export interface PressDeps {
  readonly directory: Pick<Directory, "room" | "members">;
  readonly store: Pick<BotStore, "toggleRing">;
}

export async function pressRing(
  { directory, store }: PressDeps,
  code: RoomCode,
  user: number,
): Promise<Pressed> {
  if (!(await directory.room(code))) return "no-room";
  const members = await directory.members(code);
  if (isAmong(members, user)) return "here-already";
  if (members.length >= QUORUM) return "enough-here";
  return (await store.toggleRing(code, user)) ? "on" : "off";
}
