import type { RequestHandler } from "express";
import { FirstVoice } from "@efir/protocol";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { refuseRequest } from "./api-error.ts";
import { whoAsks } from "./bearer.ts";

/** `POST /api/first-voice`: how long somebody who was let in waited for the first voice. */
export const noteFirstVoice =
  ({ tokens, figures, metrics, clock }: Deps): RequestHandler =>
  async (request, response) => {
    const body = v.safeParse(FirstVoice, request.body);
    if (!whoAsks(request, tokens)) refuseRequest(response, "no-token");
    else if (!body.success) refuseRequest(response, "bad-request");
    else {
      metrics.firstVoice(body.output.ms / 1_000);
      await figures.time("first-audio", body.output.ms, clock.now());
      response.status(204).end();
    }
  };
