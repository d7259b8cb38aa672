import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { isSameSecret } from "@efir/config";
import * as v from "valibot";

/** Writes claims that nobody else can write, as text without white space; and reads them back. */
export interface SignedClaims<Claims> {
  readonly sign: (claims: Claims) => string;
  /** Null for what no secret of ours signed. Never throws. */
  readonly read: (text: string) => Claims | null;
}

interface SignedClaimsOptions<S> {
  /** Begins the text, so that one kind is never taken for another. */
  readonly kind: string;
  readonly schema: S;
  /** The first one signs, all of them verify. */
  readonly secrets: readonly string[];
}

export function createSignedClaims<S extends v.GenericSchema>({
  kind,
  schema,
  secrets,
}: SignedClaimsOptions<S>): SignedClaims<v.InferOutput<S>> {
  const [first] = secrets;
  if (!first) throw new Error("Signing needs a secret");
  const signing = createSecretKey(first, "utf8");
  const keys = secrets.map((secret) => createSecretKey(secret, "utf8"));
  const signature = (body: string, key: KeyObject): string =>
    createHmac("sha256", key).update(`${kind}.${body}`).digest("base64url");

  return {
    sign: (claims) => {
      const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
      return `${kind}.${body}.${signature(body, signing)}`;
    },
    read: (text) => {
      const [named, body, signed, ...rest] = text.split(".");
      if (named !== kind || !body || !signed || rest.length > 0) return null;
      const isGenuine = keys.some((key) => isSameSecret(signed, signature(body, key)));
      return isGenuine ? readBody(schema, body) : null;
    },
  };
}

function readBody<S extends v.GenericSchema>(schema: S, body: string): v.InferOutput<S> | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    const parsed = v.safeParse(schema, claims);
    return parsed.success ? parsed.output : null;
  } catch {
    return null; // signed by us, so only a bug of ours gets here
  }
}
