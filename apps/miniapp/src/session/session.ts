import { err, ok, type Clock, type Result } from "@efir/kit";
import type { Person, SessionGrant } from "@efir/protocol";
import type { Api, FailureCode } from "./api.ts";
import type { GuestStore } from "./guest-store.ts";
import { createRenewal } from "./renewal.ts";

export type Identity =
  | { readonly kind: "telegram"; readonly initData: string }
  | { readonly kind: "guest"; readonly name: string };

export interface SessionOptions {
  readonly identity: Identity;
  readonly api: Api;
  readonly clock: Clock;
  /** Only guests are kept: somebody from Telegram comes back with Telegram's word. */
  readonly guests: GuestStore;
  /** Told of every answer of the server: why it refused, or null. */
  readonly onAnswer: (refusal: FailureCode | null) => void;
  /** Who the server takes this person for. */
  readonly onKnown: (person: Person) => void;
}

/** Gets a session token and keeps it good. */
export interface Session {
  readonly identity: Identity;
  /** The token; with `fresh` a new one, because the server did not take the last. Callers at the same time share one request. */
  readonly token: (fresh: boolean) => Promise<Result<string, "not-admitted" | "unreachable">>;
  readonly close: () => void;
}

type TokenResult = Awaited<ReturnType<Session["token"]>>;

interface Held {
  readonly token: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

export function createSession(options: SessionOptions): Session {
  const { identity, api, clock, onAnswer } = options;
  let held = keptFor(options);
  let underWay: Promise<TokenResult> | null = null;
  // A call may outlive its token, and Telegram's word is too old by then to get another one.
  const renewal = createRenewal(clock, () => void token(false));
  if (held) renewal.plan(held.renewAt);

  function token(fresh: boolean): Promise<TokenResult> {
    if (!fresh && held && clock.now() < held.renewAt) return Promise.resolve(ok(held.token));
    underWay ??= obtain(fresh).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  async function obtain(fresh: boolean): Promise<TokenResult> {
    if (fresh || !held || held.expiresAt <= clock.now()) return exchange();
    const renewed = await api.openSession({}, held.token);
    if (renewed.ok) return keep(renewed.value);
    if (!PASSING.has(renewed.error.code)) return exchange();
    renewal.plan(held.renewAt);
    return ok(held.token);
  }

  async function exchange(): Promise<TokenResult> {
    const granted = await api.openSession(proofOf(identity), null);
    if (granted.ok) return keep(granted.value);
    const { code } = granted.error;
    onAnswer(code);
    return err(PASSING.has(code) ? "unreachable" : "not-admitted");
  }

  function keep(grant: SessionGrant): TokenResult {
    onAnswer(null);
    options.onKnown(grant.member);
    held = toHeld(grant, clock.now());
    if (identity.kind === "guest") options.guests.write({ ...held, name: identity.name });
    renewal.plan(held.renewAt);
    return ok(held.token);
  }

  return { identity, token, close: renewal.stop };
}

function keptFor({ identity, guests, clock }: SessionOptions): Held | null {
  if (identity.kind !== "guest") return null;
  const kept = guests.read();
  return kept?.name === identity.name && kept.expiresAt > clock.now() ? kept : null;
}

const toHeld = ({ token, expiresAt }: SessionGrant, now: number): Held => ({
  token,
  expiresAt,
  renewAt: now + (expiresAt - now) / 2,
});

const proofOf = (identity: Identity) =>
  identity.kind === "telegram"
    ? { initData: identity.initData }
    : { guest: { name: identity.name } };

/** Worth asking again in a moment, with the same words. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  "unreachable",
  "bad-answer",
  "too-many-requests",
  "try-again",
  "internal",
]);
