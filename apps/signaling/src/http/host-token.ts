import type { RequestHandler, Response } from "express";
import { RoomCode, roomKey, type HostGrant } from "@efir/protocol";
import type { Identity } from "@efir/session";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { refuseRequest } from "./api-error.ts";
import { whoAsks } from "./bearer.ts";
import { refuseHost } from "./host-error.ts";

const TRY_AGAIN_MS = 2_000;

/** `POST /api/rooms/:code/host-token`: who a member is, for the app beside the room. */
export const grantHostToken =
  (deps: Deps): RequestHandler<{ code: string }> =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const code = v.safeParse(RoomCode, request.params.code);
    const asker = whoAsks(request, deps.tokens);
    if (!code.success) refuseRequest(response, "bad-code");
    else if (!asker) refuseRequest(response, "no-token");
    else {
      try {
        await grant({ code: code.output, asker }, { response, deps });
      } catch (error) {
        deps.troubled("it could not be read who is in a room with an app", error);
        refuseRequest(response, "try-again", TRY_AGAIN_MS);
      }
    }
  };

interface Asking {
  readonly code: RoomCode;
  readonly asker: Identity;
}

async function grant(
  { code, asker }: Asking,
  { response, deps }: { readonly response: Response; readonly deps: Deps },
): Promise<void> {
  const [host, seated] = await Promise.all([
    deps.hostRooms.find(code),
    deps.directory.members(code),
  ]);
  const mayAsk = (asker.onlyRoom ?? roomKey(code)) === roomKey(code);
  const own = seated.find(({ member }) => mayAsk && member.id === asker.person.id);
  if (!host) refuseHost(response, "host-not-found");
  else if (!own) refuseHost(response, "not-in-room");
  else {
    const { token, expiresAt } = deps.hostTokens.issue({ code, host, member: own.member });
    const answer: HostGrant = { token, expires_at: expiresAt };
    response.json(answer);
  }
}
