import type { Request } from "express";
import type { Identity } from "../connection.ts";
import type { SessionTokens } from "../session-token.ts";

/** The session token of a request. Nowhere but in this header is one ever looked for. */
export function bearerToken(request: Request): string | null {
  return /^Bearer ([\w.-]{1,4096})$/i.exec(request.get("authorization") ?? "")?.[1] ?? null;
}

/** Who is asking; null for whom we do not know. */
export function whoAsks(request: Request, tokens: SessionTokens): Identity | null {
  const token = bearerToken(request);
  const identity = token === null ? null : tokens.read(token);
  return identity?.ok ? identity.value : null;
}
