import { isIP } from "node:net";
import { err, ok, type Result } from "@efir/kit";
import { isLoopback } from "./forbidden-address.ts";

export type WhyNotUrl =
  | "not-a-url"
  | "too-long"
  | "not-https"
  | "has-credentials"
  | "has-fragment"
  | "address-literal"
  | "not-public"
  | "bad-port";

export interface WebhookUrlRules {
  /** For development: this machine, and plain http to it. */
  readonly allowLoopback: boolean;
}

const MOST_CHARS = 2_048;
/** Names that are never found in the public DNS. https://www.iana.org/assignments/special-use-domain-names */
const NOT_PUBLIC =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|example|invalid|onion|alt|arpa)$/;

/** The address as we keep it, or why nothing will be sent there. What it resolves to is judged at connect time. */
export function readWebhookUrl(text: string, rules: WebhookUrlRules): Result<string, WhyNotUrl> {
  if (text.length > MOST_CHARS) return err("too-long");
  const url = URL.parse(text);
  // The parser quietly drops line breaks and tabs, and turns backslashes round.
  if (!url || /[\s\\]/.test(text)) return err("not-a-url");
  if (url.username || url.password) return err("has-credentials");
  if (url.hash || text.includes("#")) return err("has-fragment");
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (rules.allowLoopback && isThisMachine(host) && /^https?:$/.test(url.protocol))
    return ok(url.href);
  if (url.protocol !== "https:") return err("not-https");
  if (isIP(host)) return err("address-literal");
  // What the table names "example" is the top-level domain alone: example.com is for documents, and resolves.
  if (!host.includes(".") || NOT_PUBLIC.test(host)) return err("not-public");
  const port = url.port === "" ? 443 : Number(url.port);
  return port === 443 || port >= 1_024 ? ok(url.href) : err("bad-port");
}

const isThisMachine = (host: string): boolean => host === "localhost" || isLoopback(host);
