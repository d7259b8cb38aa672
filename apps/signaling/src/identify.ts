import * as v from "valibot";
import { err, ok, type Result } from "@efir/kit";
import {
  MemberId,
  roomKey,
  type ApiErrorCode,
  type Person,
  type SessionRequest,
} from "@efir/protocol";
import { verifyInitData, type InitDataUser } from "@efir/telegram";
import type { Identity } from "@efir/session";
import type { Deps } from "./deps.ts";
import { redeemMove } from "./moves.ts";
import { personName } from "./person-name.ts";

export interface Asking {
  readonly request: SessionRequest;
  /** As it stands in the request, unread. */
  readonly token: string | null;
}

export type NotIdentified = { readonly code: ApiErrorCode };
type Identified = Result<Identity, NotIdentified>;

/**
 * Who is asking for a session: by Telegram's word, as a guest, by the key of a call that moves, or by a
 * session that is still good. Throws when the store of keys is out of reach.
 */
export async function identify({ request, token }: Asking, deps: Deps): Promise<Identified> {
  const { initData, guest, move_key: key, room } = request;
  const known = token === null ? null : deps.tokens.read(token);
  const onlyRoom = room === undefined ? null : roomKey(room);
  if (initData !== undefined) return byTelegram(initData, onlyRoom, deps);
  if (guest) {
    const before = known?.ok ? known.value.person.id : null;
    return asGuest(guest.name, { before, onlyRoom }, deps);
  }
  if (key !== undefined) return byMoveKey(key, deps);
  if (!known) return err({ code: "no-token" });
  return known.ok ? renewed(known.value, onlyRoom, deps) : known;
}

function byTelegram(
  initData: string,
  onlyRoom: Identity["onlyRoom"],
  { settings: { botToken }, clock }: Deps,
): Identified {
  if (botToken === null) return err({ code: "telegram-not-configured" });
  const verified = verifyInitData(initData, { botToken, now: clock.now() });
  if (verified.ok) return ok({ person: telegramPerson(verified.value.user), onlyRoom });
  return err({ code: verified.error.code === "expired" ? "init-data-expired" : "bad-init-data" });
}

function telegramPerson({ id, firstName, lastName = "", photoUrl }: InitDataUser): Person {
  // Any other address would be asked by everybody in the room, and could count them.
  const avatar = photoUrl?.startsWith("https://t.me/") ? photoUrl : null;
  const name = personName(`${firstName} ${lastName}`, String(id));
  return { id: v.parse(MemberId, `tg${id}`), name, avatar };
}

interface GuestBefore {
  /** Who holds the token that came along. */
  readonly before: MemberId | null;
  readonly onlyRoom: Identity["onlyRoom"];
}

/** A guest who comes back with the token of before is the same guest, under whatever name. */
function asGuest(name: string, { before, onlyRoom }: GuestBefore, deps: Deps): Identified {
  if (!deps.settings.allowGuests) return err({ code: "guests-not-allowed" });
  const id = before && isGuest(before) ? before : v.parse(MemberId, `g${deps.randomId()}`);
  return ok({ person: { id, name: personName(name, "Guest"), avatar: null }, onlyRoom });
}

/** The room is the one of the key, whatever was asked for. */
async function byMoveKey(key: string, deps: Deps): Promise<Identified> {
  const moving = await redeemMove(key, deps);
  if (!moving) return err({ code: "bad-move-key" });
  return mayCome(moving, deps) ? ok(moving) : err({ code: "guests-not-allowed" });
}

/** The same person, and never more rooms than before. */
function renewed(known: Identity, onlyRoom: Identity["onlyRoom"], deps: Deps): Identified {
  if (!mayCome(known, deps)) return err({ code: "guests-not-allowed" });
  return ok({ person: known.person, onlyRoom: known.onlyRoom ?? onlyRoom });
}

const mayCome = ({ person }: Identity, { settings }: Deps): boolean =>
  settings.allowGuests || !isGuest(person.id);

const isGuest = (id: MemberId): boolean => id.startsWith("g");
