import type { RequestHandler, Response } from "express";
import * as v from "valibot";
import { MoveRequest } from "@efir/protocol";
import { createAddressLimit } from "../address-limit.ts";
import type { Deps } from "../deps.ts";
import { grantMove, type MoveWish } from "../moves.ts";
import { refuseRequest } from "./api-error.ts";
import { whoAsks } from "./bearer.ts";

const TRY_AGAIN_MS = 2_000;

/** `POST /api/move-keys`: lets somebody who is in a room go on there at another device. */
export const grantMoveKey = (deps: Deps): RequestHandler => {
  // People are counted as addresses are: their ids are no addresses of a network.
  const people = createAddressLimit(deps.limits.moveKeys, deps.clock);
  return async (request, response) => {
    response.set("Cache-Control", "no-store");
    const body = v.safeParse(MoveRequest, request.body);
    const asker = whoAsks(request, deps.tokens);
    const retryAfterMs = asker ? people.take(asker.person.id) : 0;
    if (!asker) refuseRequest(response, "no-token");
    else if (!body.success) refuseRequest(response, "bad-request");
    else if (retryAfterMs > 0) refuseRequest(response, "too-many-requests", retryAfterMs);
    else await grant({ asker, room: body.output.room }, { response, deps });
  };
};

async function grant(
  wish: MoveWish,
  { response, deps }: { readonly response: Response; readonly deps: Deps },
): Promise<void> {
  try {
    const granted = await grantMove(wish, deps);
    if (granted) response.json(granted);
    else refuseRequest(response, "not-in-room");
  } catch (error) {
    deps.troubled("no key could be kept for a call that moves", error);
    refuseRequest(response, "try-again", TRY_AGAIN_MS);
  }
}
