import type { RequestHandler } from "express";
import * as v from "valibot";
import { SessionRequest, type SessionGrant } from "@efir/protocol";
import type { Deps } from "../deps.ts";
import { identify } from "../identify.ts";
import { refuseRequest } from "./api-error.ts";
import { bearerToken } from "./bearer.ts";

/** `POST /api/session`: a session token for whoever can say who they are. */
export const grantSession =
  (deps: Deps): RequestHandler =>
  (request, response) => {
    response.set("Cache-Control", "no-store");
    const body = v.safeParse(SessionRequest, request.body);
    if (!body.success) {
      deps.metrics.session("bad-request");
      refuseRequest(response, "bad-request");
      return;
    }
    const identity = identify({ request: body.output, token: bearerToken(request) }, deps);
    deps.metrics.session(identity.ok ? "ok" : identity.error.code);
    if (!identity.ok) {
      refuseRequest(response, identity.error.code);
      return;
    }
    const { token, expiresAt } = deps.tokens.issue(identity.value);
    const grant: SessionGrant = { token, member: identity.value.person, expiresAt };
    response.json(grant);
  };
