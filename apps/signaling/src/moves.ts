import { createHash } from "node:crypto";
import { roomKey, type MoveGrant, type RoomCode } from "@efir/protocol";
import type { Identity } from "@efir/session";
import type { Deps } from "./deps.ts";

/** As long as it takes to find the other device and point it at a screen. */
const KEY_LIFE_MS = 2 * 60_000;

type Store = Pick<Deps, "moveKeys" | "directory" | "randomId">;

export interface MoveWish {
  readonly asker: Identity;
  readonly room: RoomCode;
}

/** A key for another device; null for whoever is not in the room. Throws when the store is out of reach. */
export async function grantMove({ asker, room }: MoveWish, deps: Store): Promise<MoveGrant | null> {
  if ((asker.onlyRoom ?? roomKey(room)) !== roomKey(room)) return null;
  const seated = await deps.directory.members(room);
  const { person } = asker;
  if (!seated.some(({ member }) => member.id === person.id)) return null;
  const key = deps.randomId() + deps.randomId();
  await deps.moveKeys.keep(kept(key), { person, room }, KEY_LIFE_MS);
  return { move_key: key, lasts_ms: KEY_LIFE_MS };
}

/** Who comes with this key; null for one that is not good, or not any more. */
export async function redeemMove(key: string, { moveKeys }: Store): Promise<Identity | null> {
  const moving = await moveKeys.redeem(kept(key));
  return moving && { person: moving.person, onlyRoom: roomKey(moving.room), moves: true };
}

/** Whoever reads the store cannot come in by what stands there. */
const kept = (key: string): string => createHash("sha256").update(key).digest("base64url");
