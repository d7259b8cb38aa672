import type { RequestHandler } from "express";
import type { Deps } from "../deps.ts";
import { iceConfig } from "../ice-config.ts";
import { whoAsks } from "./bearer.ts";

/** `GET /api/ice-config` */
export const tellIceConfig =
  ({ tokens, settings, clock }: Deps): RequestHandler =>
  (request, response) => {
    const member = whoAsks(request, tokens)?.person.id ?? null;
    response.set("Cache-Control", "no-store").json(iceConfig(settings, member, clock));
  };
