import type { RequestHandler } from "express";
import type { AddressLimit } from "../address-limit.ts";
import { refuseRequest } from "./api-error.ts";

/** Refuses an address that asks too often, before anything is done for it. */
export const limitAddress =
  (limit: AddressLimit): RequestHandler =>
  (request, response, next) => {
    const retryAfterMs = limit.take(request.ip ?? "");
    if (retryAfterMs === 0) next();
    else refuseRequest(response, "too-many-requests", retryAfterMs);
  };
