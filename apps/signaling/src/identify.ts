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
import type { Identity } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { personName } from "./person-name.ts";

export interface Asking {
  readonly request: SessionRequest;
  /** As it stands in the request, unread. */
  readonly token: string | null;
}

export type NotIdentified = { readonly code: ApiErrorCode };
type Identified = Result<Identity, NotIdentified>;

/** Who is asking for a session: by Telegram's word, as a guest, or by a session that is still good. */
export function identify({ request, token }: Asking, deps: Deps): Identified {
  const { initData, guest, room } = request;
  const known = token === null ? null : deps.tokens.read(token);
  const onlyRoom = room === undefined ? null : roomKey(room);
  if (initData !== undefined) return byTelegram(initData, onlyRoom, deps);
  if (guest) {
    const before = known?.ok ? known.value.person.id : null;
    return asGuest(guest.name, { before, onlyRoom }, deps);
  }
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

/** The same person, and never more rooms than before. */
function renewed(known: Identity, onlyRoom: Identity["onlyRoom"], { settings }: Deps): Identified {
  if (isGuest(known.person.id) && !settings.allowGuests) return err({ code: "guests-not-allowed" });
  return ok({ person: known.person, onlyRoom: known.onlyRoom ?? onlyRoom });
}

const isGuest = (id: MemberId): boolean => id.startsWith("g");
