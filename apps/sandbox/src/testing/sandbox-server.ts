import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { ApiMethods, Message, Update } from "grammy/types";
import { createManualClock, type Clock, type ManualClock } from "@efir/kit";
import { createSandbox, type Sandbox } from "../index.ts";
import type { ChatView, InlineAnswer, PageEvent, WorldView } from "../page-api.ts";
import { listenTo, type OpenPage } from "./open-page.ts";

export const ANNA = 700_000_001;
export const BORIS = 700_000_002;
export const CHEN = 700_000_003;
export const FRIENDS = -4_100_000_001;
export const STANDUP = -1_002_100_000_001;
export const TEAM = -1_002_100_000_002;
export const NEWS = -1_002_100_000_003;
export const TWO = 700_000_012;
export const NO_BOT = -4_100_000_002;
export const BOT = "@EfirSandboxBot";
export const NOW = Date.UTC(2026, 0, 5);

type ResultOf<M> = M extends keyof ApiMethods ? ReturnType<ApiMethods[M]> : unknown;

/** An answer of the Bot API, as far as a test looks into it. */
export interface ApiAnswer<R = unknown> {
  readonly status: number;
  readonly body: {
    readonly ok: boolean;
    readonly result: R;
    readonly error_code: number;
    readonly description: string;
  };
}

/** An answer to the page, as far as a test looks into it. */
export interface PageAnswer {
  readonly status: number;
  readonly body: PageBody;
}
interface PageBody extends InlineAnswer {
  readonly messageId: number;
  readonly url: string;
  readonly error: { readonly code: string; readonly message: string };
}

export interface SandboxHands {
  readonly sandbox: Sandbox;
  readonly publicUrl: string;
  readonly root: string;
  readonly api: <M extends string>(method: M, input?: object) => Promise<ApiAnswer<ResultOf<M>>>;
  readonly page: (path: string, input: object) => Promise<PageAnswer>;
  readonly world: (user: number) => Promise<WorldView>;
  readonly chat: (user: number, chat: number) => Promise<ChatView>;
  /** The updates that wait for the bot now, confirmed by the next call. */
  readonly updates: () => Promise<Update[]>;
  readonly say: (user: number, chat: number, text: string) => Promise<PageAnswer>;
  readonly send: (
    chat: number,
    text: string,
    more?: object,
  ) => Promise<ApiAnswer<ResultOf<"sendMessage">>>;
  readonly listen: (user: number) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

export interface TestSandbox extends SandboxHands {
  readonly clock: ManualClock;
}

export async function startSandbox(): Promise<TestSandbox> {
  const clock = createManualClock(NOW);
  return { clock, ...(await startSandboxOn(clock)) };
}

/** A sandbox on a free port, and hands to act on it as the bot and as people. */
export async function startSandboxOn(clock: Clock): Promise<SandboxHands> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sandbox = open(publicUrl, clock);
  server.on("request", express().use(sandbox.app));
  const root = `${publicUrl}/sandbox`;

  const api: SandboxHands["api"] = (method, input = {}) =>
    post(`${root}/bot${sandbox.botToken}/${method}`, input);
  const page: SandboxHands["page"] = (path, input) => post(`${root}/api/${path}`, input);
  const world = async (user: number) =>
    (await (await fetch(`${root}/api/world?user=${user}`)).json()) as WorldView;

  let offset = 0;
  return {
    sandbox,
    publicUrl,
    root,
    api,
    page,
    world,
    chat: async (user, id) => (await world(user)).chats.find((chat) => chat.id === id)!,
    updates: async () => {
      const { result } = (await api("getUpdates", { offset })).body;
      offset = (result.at(-1)?.update_id ?? offset - 1) + 1;
      return result;
    },
    say: (user, chat, text) => page("messages", { user, chat, text }),
    send: (chat_id, text, more = {}) => api("sendMessage", { chat_id, text, ...more }),
    listen: (user) => listenTo(`${root}/api/events?user=${user}`),
    close: async () => {
      sandbox.close();
      await closeServer(server);
    },
  };
}

function open(publicUrl: string, clock: Clock): Sandbox {
  let ids = 0;
  const randomId = () => `id-${++ids}-${Math.random().toString(36).slice(2)}`;
  const appUrl = `${publicUrl}/`;
  const made = createSandbox({ publicUrl, appUrl, clock, randomId, production: false });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

async function post<A extends { readonly status: number; readonly body: unknown }>(
  url: string,
  input: object,
): Promise<A> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  return { status: response.status, body: await response.json() } as A;
}

async function closeServer(server: Server): Promise<void> {
  // Connections turn idle as the last answers go out.
  const sweep = setInterval(() => server.closeIdleConnections(), 5);
  await new Promise((closed) => server.close(closed));
  clearInterval(sweep);
}

/** What Telegram's refusal says: its code and its sentence. */
export const refusal = ({ body }: ApiAnswer): string =>
  body.ok ? "accepted" : `${body.error_code} ${body.description}`;

/** Looks again and again for something that the network is about to bring. */
export async function eventually<T>(look: () => T | Promise<T>, enough: (value: T) => boolean) {
  for (let turn = 0; turn < 400; turn++) {
    const value = await look();
    if (enough(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return look();
}

/** What an edit of a message that is in a chat gives back. */
export const edited = ({ body }: ApiAnswer<ResultOf<"editMessageText">>) => {
  if (body.result === true) throw new Error("An inline message gives nothing back");
  return body.result;
};

/** Any JSON answer of the Bot API or of the page's API. */
export const readJson = async (response: Response) =>
  (await response.json()) as ApiAnswer<Message>["body"] & PageBody;

/** Waits until a page has heard so many events. */
export const hears = (page: OpenPage, count: number): Promise<readonly PageEvent[]> =>
  eventually(
    () => page.heard,
    (heard) => heard.length >= count,
  );
