import * as v from "valibot";
import { err, ok, type Clock, type Result } from "@efir/kit";
import { Person, RoomKey } from "@efir/protocol";
import type { Identity } from "./identity.ts";
import { createSignedClaims } from "./signed-claims.ts";

/** How long a token is good. A call that lasts longer renews it. */
export const TOKEN_LIFE_MS = 2 * 60 * 60_000;
/** For somebody who comes along at once. Whoever stays renews it like any other. */
const MOVE_TOKEN_LIFE_MS = 10 * 60_000;

const Claims = v.object({
  ...Person.entries,
  room: v.optional(RoomKey),
  moves: v.optional(v.literal(true)),
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
  const signed = createSignedClaims({ kind: "efir1", schema: Claims, secrets });
  return {
    issue: ({ person, onlyRoom, moves }) => {
      const expiresAt = clock.now() + (moves ? MOVE_TOKEN_LIFE_MS : TOKEN_LIFE_MS);
      const more = { ...(onlyRoom && { room: onlyRoom }), ...(moves && { moves }) };
      const claims = { ...person, ...more, exp: expiresAt };
      return { token: signed.sign(claims), expiresAt };
    },
    read: (token) => {
      const claims = signed.read(token);
      if (!claims || claims.exp <= clock.now()) return BAD_TOKEN;
      const { id, name, avatar, room = null, moves } = claims;
      return ok({ person: { id, name, avatar }, onlyRoom: room, ...(moves && { moves }) });
    },
  };
}
