import type { RequestHandler, Response } from "express";
import * as v from "valibot";
import { SessionRequest, type SessionGrant } from "@efir/protocol";
import { bearerToken } from "@efir/session";
import type { Deps } from "../deps.ts";
import { identify, type Asking } from "../identify.ts";
import { refuseRequest } from "./api-error.ts";

const TRY_AGAIN_MS = 2_000;

/** `POST /api/session`: a session token for whoever can say who they are. */
export const grantSession =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    response.set("Cache-Control", "no-store");
    const body = v.safeParse(SessionRequest, request.body);
    if (!body.success) {
      deps.metrics.session("bad-request");
      refuseRequest(response, "bad-request");
      return;
    }
    try {
      await grant({ request: body.output, token: bearerToken(request) }, { response, deps });
    } catch (error) {
      deps.troubled("it could not be read whose call moves", error);
      deps.metrics.session("try-again");
      refuseRequest(response, "try-again", TRY_AGAIN_MS);
    }
  };

async function grant(
  asking: Asking,
  { response, deps }: { readonly response: Response; readonly deps: Deps },
): Promise<void> {
  const identity = await identify(asking, deps);
  deps.metrics.session(identity.ok ? "ok" : identity.error.code);
  if (!identity.ok) {
    refuseRequest(response, identity.error.code);
    return;
  }
  const { token, expiresAt } = deps.tokens.issue(identity.value);
  const answer: SessionGrant = { token, member: identity.value.person, expiresAt };
  response.json(answer);
}
