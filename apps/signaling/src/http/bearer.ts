import type { Request } from "express";
import { bearerToken, type Identity, type SessionTokens } from "@efir/session";

/** Who is asking; null for whom we do not know. */
export function whoAsks(request: Request, tokens: SessionTokens): Identity | null {
  const token = bearerToken(request);
  const identity = token === null ? null : tokens.read(token);
  return identity?.ok ? identity.value : null;
}
