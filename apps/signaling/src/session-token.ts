import { createHmac, timingSafeEqual } from "node:crypto";
import * as v from "valibot";
import { err, ok, type Clock, type Result } from "@efir/kit";
import { Person, RoomKey } from "@efir/protocol";
import type { Identity } from "./connection.ts";

/** How long a token is good. A call that lasts longer renews it. */
export const TOKEN_LIFE_MS = 2 * 60 * 60_000;

const VERSION = "efir1";

const Claims = v.object({
  ...Person.entries,
  room: v.optional(RoomKey),
  /** In milliseconds since 1970. */
  exp: v.number(),
});

export type BadToken = { readonly code: "bad-token" };
const BAD_TOKEN = err<BadToken>({ code: "bad-token" });

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: number;
}

export interface SessionTokens {
  readonly issue: (identity: Identity) => IssuedToken;
  /** Never throws: a token is good, or it is refused, and the refusal does not say why. */
  readonly read: (token: string) => Result<Identity, BadToken>;
}

interface SessionTokensOptions {
  /** The first one signs, all of them verify. */
  readonly secrets: readonly string[];
  readonly clock: Clock;
}

export function createSessionTokens({ secrets, clock }: SessionTokensOptions): SessionTokens {
  const [signing] = secrets;
  if (!signing) throw new Error("Session tokens need a secret");

  return {
    issue: ({ person, onlyRoom }) => {
      const expiresAt = clock.now() + TOKEN_LIFE_MS;
      const claims = { ...person, ...(onlyRoom && { room: onlyRoom }), exp: expiresAt };
      const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
      return { token: `${VERSION}.${body}.${sign(body, signing)}`, expiresAt };
    },
    read: (token) => {
      const [version, body, signature, ...rest] = token.split(".");
      if (version !== VERSION || !body || !signature || rest.length > 0) return BAD_TOKEN;
      const isGenuine = secrets.some((secret) => isSame(signature, sign(body, secret)));
      const claims = isGenuine ? readClaims(body) : null;
      if (!claims || claims.exp <= clock.now()) return BAD_TOKEN;
      const { id, name, avatar, room = null } = claims;
      return ok({ person: { id, name, avatar }, onlyRoom: room });
    },
  };
}

const sign = (body: string, secret: string): string =>
  createHmac("sha256", secret).update(`${VERSION}.${body}`).digest("base64url");

/** Takes the same time wherever the two differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function readClaims(body: string): v.InferOutput<typeof Claims> | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    const parsed = v.safeParse(Claims, claims);
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // signed by us, so only a bug of ours gets here
  }
}
