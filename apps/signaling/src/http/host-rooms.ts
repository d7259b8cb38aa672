import type { Request, RequestHandler, Response } from "express";
import { isSameSecret } from "@efir/config";
import {
  HOST_LIFE_MS,
  KEEP_BOT_ROOM_MS,
  NO_RIGHTS,
  type HostRoom,
  type NewRoom,
} from "@efir/directory";
import { HostProof, HostRegistration, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { badHostUrl } from "../host/host-url.ts";
import { proofOf } from "../host/proof.ts";
import { refuseHost } from "./host-error.ts";
import { refuseRequest } from "./api-error.ts";
import { bearerToken } from "@efir/session";

const SECOND = 1_000;
const HEARTBEAT_EVERY_MS = HOST_LIFE_MS / 3;

/** `POST /api/host/rooms/register` */
export const registerHost =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const body = v.safeParse(HostRegistration, request.body);
    const { hostSecret } = deps.settings;
    if (hostSecret === null) refuseHost(response, "hosts-not-allowed");
    else if (!body.success) refuseRequest(response, "bad-request");
    else if (!isSameSecret(body.output.host_secret ?? bearerToken(request) ?? "", hostSecret))
      refuseHost(response, "bad-host-secret");
    else await register(body.output, { response, deps });
  };

interface Answering {
  readonly response: Response;
  readonly deps: Deps;
}

async function register(asked: HostRegistration, { response, deps }: Answering): Promise<void> {
  const bad = badHostUrl(asked, deps.settings);
  if (bad) {
    refuseHost(response, bad);
    return;
  }
  const { room_code: code, ws_url, app_url, title, chat = null } = asked;
  if (chat !== null && !(await deps.hostRooms.chat(chat))) {
    refuseHost(response, "chat-not-open");
    return;
  }
  const secret = asked.room_secret ?? deps.randomId();
  const now = deps.clock.now();
  const places = { wsUrl: ws_url, appUrl: app_url, chat };
  const host = { ...places, title, createdAt: now, proof: proofOf(secret) };
  const registered = await deps.hostRooms.register(code, host);
  if (!registered.ok) {
    refuseHost(response, "room-taken");
    return;
  }
  await deps.directory.createRoom(toRoom(code, registered.value, deps));
  response.status(201).json({
    room_code: code,
    join_url: (await deps.invites.to(code)) ?? `${deps.settings.publicUrl}/?room=${code}`,
    expires_in: HOST_LIFE_MS / SECOND,
    heartbeat_every: HEARTBEAT_EVERY_MS / SECOND,
    room_secret: secret,
    token_key: deps.hostTokens.keyFor({ code, host: registered.value }),
  });
}

/** People meet there also before the app is looked at, and when it has gone. */
const toRoom = (code: RoomCode, { title, chat }: HostRoom, { settings, clock }: Deps): NewRoom => ({
  code,
  title,
  owner: null,
  mode: "open",
  plane: "mesh",
  limit: settings.maxRoomSize,
  createdAt: clock.now(),
  keepEmptyMs: KEEP_BOT_ROOM_MS,
  // Its admins moderate. A number above zero is a person's private chat, which has none.
  ...(chat !== null && chat < 0 && { rights: { ...NO_RIGHTS, chat } }),
});

/** `POST /api/host/rooms/:code/heartbeat` */
export const keepHost = (deps: Deps): RequestHandler<{ code: string }> =>
  asOwner(deps, async ({ code }, response) => {
    const host = await deps.hostRooms.keep(code);
    if (!host) {
      refuseHost(response, "host-not-found");
      return;
    }
    await deps.directory.createRoom(toRoom(code, host, deps));
    response.json({
      room_code: code,
      expires_in: HOST_LIFE_MS / SECOND,
      heartbeat_every: HEARTBEAT_EVERY_MS / SECOND,
      token_key: deps.hostTokens.keyFor({ code, host }),
    });
  });

/** `DELETE /api/host/rooms/:code`: the voices stay. */
export const removeHost = (deps: Deps): RequestHandler<{ code: string }> =>
  asOwner(deps, async ({ code, proof }, response) => {
    await deps.hostRooms.remove(code, proof);
    response.status(204).end();
  });

interface Owner {
  readonly code: RoomCode;
  readonly proof: string;
}

/** Only whoever has the room's secret gets as far as `then`. */
const asOwner =
  (
    deps: Deps,
    then: (owner: Owner, response: Response) => Promise<void>,
  ): RequestHandler<{ code: string }> =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const code = v.safeParse(RoomCode, request.params.code);
    const secret = roomSecret(request);
    if (!code.success) {
      refuseRequest(response, "bad-code");
      return;
    }
    const host = await deps.hostRooms.find(code.output);
    const isOwner = host !== null && secret !== null && isSameSecret(proofOf(secret), host.proof);
    if (!host) refuseHost(response, "host-not-found");
    else if (!isOwner) refuseHost(response, "bad-room-secret");
    else await then({ code: code.output, proof: host.proof }, response);
  };

function roomSecret(request: Request<{ code: string }>): string | null {
  const body = v.safeParse(HostProof, request.body ?? {});
  const named = body.success ? body.output.room_secret : undefined;
  return named ?? bearerToken(request);
}
