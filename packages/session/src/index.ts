export { bearerToken } from "./bearer-token.ts";
export type { Identity } from "./identity.ts";
export {
  createSessionTokens,
  type BadToken,
  type IssuedToken,
  type SessionTokens,
} from "./session-tokens.ts";
export { createSignedClaims, type SignedClaims } from "./signed-claims.ts";
