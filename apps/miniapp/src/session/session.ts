import { err, ok, type Clock, type Result } from "@efir/kit";
import type { Person, SessionGrant, SessionRequest } from "@efir/protocol";
import type { Api, FailureCode } from "./api.ts";
import type { GuestStore } from "./guest-store.ts";
import { insist } from "./insist.ts";
import { createRenewal } from "./renewal.ts";

export type Identity =
  | { readonly kind: "telegram"; readonly initData: string }
  | { readonly kind: "guest"; readonly name: string }
  /** Goes on here with a call of another device. The key is good once: null when it is used up. */
  | { readonly kind: "moved"; readonly name: string; readonly key: string | null };

export interface SessionOptions {
  readonly identity: Identity;
  readonly api: Api;
  readonly clock: Clock;
  /** Not used for somebody from Telegram, who comes back with Telegram's word. */
  readonly kept: GuestStore;
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
    const proof = proofOf(identity);
    const granted = proof ? await show(proof) : err({ code: "bad-move-key" } as const);
    if (granted.ok) return keep(granted.value);
    const { code } = granted.error;
    onAnswer(code);
    return err(PASSING.has(code) ? "unreachable" : "not-admitted");
  }

  function show(proof: SessionRequest) {
    const ask = () => api.openSession(proof, null);
    return "move_key" in proof ? ask() : insist(ask, clock); // a key is good once
  }

  function keep(grant: SessionGrant): TokenResult {
    onAnswer(null);
    options.onKnown(grant.member);
    held = toHeld(grant, clock.now());
    if (identity.kind !== "telegram") options.kept.write({ ...held, name: identity.name });
    renewal.plan(held.renewAt);
    return ok(held.token);
  }

  return { identity, token, close: renewal.stop };
}

function keptFor({ identity, kept: store, clock }: SessionOptions): Held | null {
  if (identity.kind === "telegram") return null;
  if (identity.kind === "moved" && identity.key !== null) return null; // a newer word
  const kept = store.read();
  return kept?.name === identity.name && kept.expiresAt > clock.now() ? kept : null;
}

const toHeld = ({ token, expiresAt }: SessionGrant, now: number): Held => ({
  token,
  expiresAt,
  renewAt: now + (expiresAt - now) / 2,
});

/** Null: nothing that could be shown once more. */
function proofOf(identity: Identity): SessionRequest | null {
  switch (identity.kind) {
    case "telegram":
      return { initData: identity.initData };
    case "guest":
      return { guest: { name: identity.name } };
    case "moved":
      return identity.key === null ? null : { move_key: identity.key };
  }
}

/** Worth asking again in a moment, with the same words. */
const PASSING: ReadonlySet<FailureCode> = new Set([
  "unreachable",
  "bad-answer",
  "too-many-requests",
  "try-again",
  "internal",
]);
