import { createHmac } from "node:crypto";
import type { HostRoom } from "@efir/directory";
import type { Clock } from "@efir/kit";
import { roomKey, type Member, type RoomCode } from "@efir/protocol";

const SECOND = 1_000;
/** Long enough to open a page and its socket; a page that stays open is brought a new one. */
const TOKEN_LIFE_SECONDS = 5 * 60;

export interface HostSeat {
  readonly code: RoomCode;
  readonly host: HostRoom;
  readonly member: Member;
}

export interface HostTokens {
  /** What the app beside this room checks its tokens with. Nobody else can make one out of what is stored. */
  readonly keyFor: (room: Omit<HostSeat, "member">) => string;
  /** Says to the app who this member is, and to nobody else: a JWT, signed with HS256. */
  readonly issue: (seat: HostSeat) => { readonly token: string; readonly expiresAt: number };
}

interface HostTokenSettings {
  /** The first one signs. */
  readonly sessionSecrets: readonly string[];
  readonly publicUrl: string;
}

export function createHostTokens(settings: HostTokenSettings, clock: Clock): HostTokens {
  const [secret] = settings.sessionSecrets;
  if (!secret) throw new Error("Tokens for apps need a secret");
  const keyFor: HostTokens["keyFor"] = ({ code, host }) =>
    digest(secret, `host-token-key\n${roomKey(code)}\n${host.proof}`);
  /** The same person for the same app each time; of no use to find out who, or to compare with another app. */
  const subjectFor = (origin: string, { id }: Member): string =>
    digest(secret, `host-token-subject\n${origin}\n${id}`).slice(0, 22);

  return {
    keyFor,
    issue: ({ member, ...room }) => {
      const issuedAt = Math.floor(clock.now() / SECOND);
      const audience = new URL(room.host.appUrl).origin;
      const claims = {
        iss: new URL(settings.publicUrl).origin,
        aud: audience,
        sub: subjectFor(audience, member),
        room: room.code,
        seat: member.seat,
        name: member.name,
        iat: issuedAt,
        exp: issuedAt + TOKEN_LIFE_SECONDS,
      };
      return { token: toJwt(claims, keyFor(room)), expiresAt: claims.exp * SECOND };
    },
  };
}

/** RFC 7519 */
function toJwt(claims: object, key: string): string {
  const parts = [{ alg: "HS256", typ: "JWT" }, claims];
  const body = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return `${body.join(".")}.${digest(key, body.join("."))}`;
}

const digest = (key: string, text: string): string =>
  createHmac("sha256", key).update(text).digest("base64url");
