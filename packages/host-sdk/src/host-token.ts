/** Who a member is, by Efir's word. */
export interface HostTokenClaims {
  /** The same person each time, for your app alone. */
  readonly sub: string;
  /** The code of the room. */
  readonly room: string;
  /** The `id` of this member in `room.members`. */
  readonly seat: string;
  readonly name: string;
  /** The origin of your app. */
  readonly aud: string;
  /** Where Efir is. */
  readonly iss: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

export interface HostTokenOptions {
  /** `token_key` of the last answer to a registration or a heartbeat. */
  readonly key: string;
  /** The origin of your app: a token for another one is refused. */
  readonly audience: string;
  /** The code of the room, as you registered it. */
  readonly room: string;
  /** For tests; milliseconds since 1970. */
  readonly now?: number;
}

/** For your server. Null for what Efir did not write, or not for you, or what is over. Never throws. */
export async function readHostToken(
  token: string,
  { key, audience, room, now = Date.now() }: HostTokenOptions,
): Promise<HostTokenClaims | null> {
  const [head = "", body = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !(await isSigned({ text: `${head}.${body}`, signature, key })))
    return null;
  if (!isHs256(parse(head))) return null;
  const claims = parse(body);
  if (!areClaims(claims) || claims.aud !== audience || claims.exp * 1_000 <= now) return null;
  return claims.room.toLowerCase() === room.toLowerCase() ? claims : null;
}

interface Signed {
  readonly text: string;
  readonly signature: string;
  readonly key: string;
}

async function isSigned({ text, signature, key }: Signed): Promise<boolean> {
  const given = bytesOf(signature);
  if (!given || key === "") return false;
  const { subtle } = globalThis.crypto;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = await subtle.importKey("raw", utf8(key), algorithm, false, ["verify"]);
  return subtle.verify("HMAC", secret, given, utf8(text));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Null for what is not base64url. */
function bytesOf(text: string) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  } catch {
    return null; // not of this alphabet
  }
}

function parse(part: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(part) ?? new Uint8Array()));
  } catch {
    return null; // not JSON
  }
}

const isHs256 = (head: unknown): boolean =>
  typeof head === "object" && head !== null && "alg" in head && head.alg === "HS256";

const TEXTS = ["sub", "room", "seat", "name", "aud", "iss"] as const;

function areClaims(claims: unknown): claims is HostTokenClaims {
  if (typeof claims !== "object" || claims === null) return false;
  const known = new Map<string, unknown>(Object.entries(claims));
  const hasTexts = TEXTS.every((name) => typeof known.get(name) === "string");
  return hasTexts && typeof known.get("exp") === "number";
}
