import { autoRetry } from "@grammyjs/auto-retry";
import { Api, type ApiClientOptions, type Transformer } from "grammy";
import { countCalls } from "./count-calls.ts";

export interface Client {
  readonly token: string;
  readonly apiRoot: string;
  /** Told of every request, also of one that is tried again. */
  readonly called?: (method: string, outcome: string) => void;
  /** Stands in for the network in tests. */
  readonly fetch?: typeof fetch;
}

/** Longer than Telegram keeps a long poll open. */
const TIMEOUT_SECONDS = 50;

export function clientOptions({ apiRoot, fetch }: Client): ApiClientOptions {
  return { apiRoot, timeoutSeconds: TIMEOUT_SECONDS, ...(fetch && { fetch }) };
}

type Signal = NonNullable<Parameters<Api["getUpdates"]>[1]>;

/** grammY's types know signals by those of a polyfill; Node's own do. */
export const isSignal = (signal: unknown): signal is Signal => signal instanceof AbortSignal;

/** Telegram as it is: every refusal is the caller's to deal with. */
export const createApi = (client: Client): Api =>
  counted(new Api(client.token, clientOptions(client)), client);

/** The first to be asked to is the nearest to the network. */
export function counted(api: Api, { called }: Client): Api {
  if (called) api.config.use(countCalls(called));
  return api;
}

/** Twice, and only when Telegram says that it takes a few seconds. A lost connection may have done its work. */
export const someRetries = (): Transformer =>
  autoRetry({ maxRetryAttempts: 2, maxDelaySeconds: 5, rethrowHttpErrors: true });
