import { createHmac } from "node:crypto";
import type { Turn } from "@efir/config";
import type { Clock } from "@efir/kit";
import type { IceConfig, IceServer, MemberId } from "@efir/protocol";

/** Longer than a session token lives, so that a call under way need not fetch new ones. */
const TURN_LIFE_MS = 6 * 60 * 60_000;

export interface IceSettings {
  readonly stunUrls: readonly string[];
  readonly turn: Turn | null;
  readonly iceTransportPolicy: "all" | "relay";
}

/** STUN for everybody; TURN, which costs its operator traffic, only for a known member. */
export function iceConfig(
  { stunUrls, turn, iceTransportPolicy }: IceSettings,
  member: MemberId | null,
  { now }: Clock,
): IceConfig {
  const stun: IceServer[] = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  if (!turn || member === null) return { iceServers: stun, iceTransportPolicy, expiresAt: null };
  const expiresAt = turn.credential.kind === "secret" ? now() + TURN_LIFE_MS : null;
  const relay = { urls: [...turn.urls], ...turnLogin(turn.credential, member, expiresAt) };
  return { iceServers: [...stun, relay], iceTransportPolicy, expiresAt };
}

/** https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00, coturn's use-auth-secret. */
function turnLogin(credential: Turn["credential"], member: MemberId, expiresAt: number | null) {
  if (credential.kind === "password") {
    return { username: credential.username, credential: credential.password };
  }
  const username = `${Math.floor((expiresAt ?? 0) / 1_000)}:${member}`;
  const password = createHmac("sha1", credential.secret).update(username).digest("base64");
  return { username, credential: password };
}
