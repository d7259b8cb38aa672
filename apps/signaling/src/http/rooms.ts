import type { RequestHandler } from "express";
import * as v from "valibot";
import { RoomCode, roomKey, type Person, type Room, type RoomFacts } from "@efir/protocol";
import { entryOf, type Charter, type HostRoom, type Seated } from "@efir/directory";
import type { Identity } from "@efir/session";
import type { Deps } from "../deps.ts";
import { refuseRequest } from "./api-error.ts";
import { whoAsks } from "./bearer.ts";

const TRY_AGAIN_MS = 2_000;

/** `GET /api/rooms/:code`: what may be known of a room before one is in it. */
export const tellRoomFacts =
  (deps: Deps): RequestHandler<{ code: string }> =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const code = v.safeParse(RoomCode, request.params.code);
    if (!code.success) {
      refuseRequest(response, "bad-code");
      return;
    }
    const found = await look(code.output, deps);
    if (found === "out-of-reach") {
      refuseRequest(response, "try-again", TRY_AGAIN_MS);
      return;
    }
    const { charter, seated, link, host } = found;
    if (!charter) {
      refuseRequest(response, "room-not-found");
      return;
    }
    const mayKnow = mayEnter(charter, whoAsks(request, deps.tokens), deps);
    response.json({
      ...facts(charter.room, mayKnow ? seated : null, seated.length),
      ...(link !== null && { link }),
      ...(host && hostFacts(host, deps)),
    });
  };

async function look(code: RoomCode, { directory, invites, hostRooms, troubled }: Deps) {
  try {
    const [charter, seated, link, host] = await Promise.all([
      directory.charter(code),
      directory.members(code),
      invites.to(code),
      hostRooms.find(code),
    ]);
    return { charter, seated, link, host };
  } catch (error) {
    troubled("the facts of a room could not be read", error);
    return "out-of-reach";
  }
}

/** Whoever may come in may know who is there: the code alone opens the room where guests are allowed. */
function mayEnter(charter: Charter, asker: Identity | null, { settings, clock }: Deps): boolean {
  const { room, rights } = charter;
  const isOpen = (room.entry ?? "anyone") === "anyone" && rights.locked === null;
  if (!asker) return settings.allowGuests && isOpen;
  if ((asker.onlyRoom ?? roomKey(room.code)) !== roomKey(room.code)) return false;
  const { id } = asker.person;
  return entryOf(charter, { id, isInside: false, now: clock.now() }) === "enter";
}

const facts = (room: Room, inside: readonly Seated[] | null, onAir: number): RoomFacts => ({
  room_code: room.code,
  title: room.title,
  mode: room.mode,
  ...(room.entry && { entry: room.entry }),
  on_air: onAir,
  limit: room.limit,
  created_at: room.createdAt,
  ...(inside && { members: inside.map(({ member }) => toPerson(member)) }),
});

function hostFacts({ wsUrl, appUrl, createdAt }: HostRoom, { settings }: Deps) {
  const urls = { ws_url: wsUrl, app_url: appUrl };
  const listed = settings.hostAllowedOrigins !== null;
  return { ...urls, host: { ...urls, listed, created_at: createdAt } };
}

const toPerson = ({ id, name, avatar }: Person): Person => ({ id, name, avatar });
