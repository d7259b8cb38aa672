import { createHmac } from "node:crypto";

export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

const PREFIX = "whsec_";

/**
 * The headers of Standard Webhooks 1.0, signed with every secret, so that the receiver may change from one
 * to the next at any time. https://www.standardwebhooks.com
 */
export function signedHeaders(signed: Signed, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.map((secret) => `v1,${signatureOf(signed, secret)}`);
  return {
    "webhook-id": signed.id,
    "webhook-timestamp": String(signed.timestamp),
    "webhook-signature": signatures.join(" "),
  };
}

const signatureOf = ({ id, timestamp, body }: Signed, secret: string): string =>
  createHmac("sha256", Buffer.from(secret.replace(PREFIX, ""), "base64"))
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
