import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { ForbiddenAddress, guardedLookup, type Resolve } from "./guarded-lookup.ts";
import { isForbiddenAddress, isLoopback } from "./forbidden-address.ts";

export interface Posted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type PostResult =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: "failed"; readonly reason: "timeout" | "network" | "forbidden-address" };

export interface Post {
  (posted: Posted): Promise<PostResult>;
  readonly close: () => void;
}

export interface PostOptions {
  readonly allowLoopback: boolean;
  /** Stands in for the DNS in tests. */
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1_024;
const IDLE_SOCKETS = 64;

/** Sends to addresses that strangers chose: no redirects, no proxies, nothing read beyond what is needed. */
export function createPost(options: PostOptions): Post {
  const { allowLoopback, timeoutMs = TIMEOUT_MS, resolve } = options;
  const lookup = guardedLookup(allowLoopback, resolve);
  const common = { keepAlive: true, maxFreeSockets: IDLE_SOCKETS, lookup };
  const http = new HttpAgent(common);
  const https = new HttpsAgent(common);

  const post = (posted: Posted): Promise<PostResult> => {
    const url = new URL(posted.url);
    if (isForbiddenLiteral(url, allowLoopback)) return Promise.resolve(FORBIDDEN);
    const signal = AbortSignal.timeout(timeoutMs);
    return new Promise((done) => {
      const settings = { method: "POST", headers: headersOf(posted), signal };
      const heard = (response: IncomingMessage) => {
        done(hear(response));
      };
      const request =
        url.protocol === "https:"
          ? requestHttps(url, { ...settings, agent: https }, heard)
          : requestHttp(url, { ...settings, agent: http }, heard);
      request.on("error", (error) => done(signal.aborted ? TIMED_OUT : toFailure(error)));
      request.end(posted.body);
    });
  };
  const close = () => {
    http.destroy();
    https.destroy();
  };
  return Object.assign(post, { close });
}

const FORBIDDEN: PostResult = { kind: "failed", reason: "forbidden-address" };
const TIMED_OUT: PostResult = { kind: "failed", reason: "timeout" };

/** A literal is not looked up, so it is judged here. */
function isForbiddenLiteral({ hostname }: URL, allowLoopback: boolean): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) === 0) return false;
  return isForbiddenAddress(host) && !(allowLoopback && isLoopback(host));
}

const headersOf = ({ headers, body }: Posted) => ({
  ...headers,
  "content-type": "application/json",
  "content-length": String(Buffer.byteLength(body)),
  "user-agent": "Efir-Webhooks",
});

/** The status is all that counts; the rest is read, up to a limit, so that the socket can be used again. */
function hear(response: IncomingMessage): PostResult {
  let bytes = 0;
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) response.destroy();
  });
  response.on("error", () => undefined); // the answer is known already
  const status = response.statusCode ?? 0;
  return { kind: "answered", status, retryAfter: response.headers["retry-after"] ?? null };
}

const toFailure = (error: Error): PostResult =>
  error instanceof ForbiddenAddress ? FORBIDDEN : { kind: "failed", reason: "network" };
