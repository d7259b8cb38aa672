import type { Clock } from "@efir/kit";
import { Api } from "grammy";

export const TOKEN = "4242:not-a-secret-but-treated-as-one";

export interface Call {
  readonly method: string;
  readonly at: number;
  /** Which message: `chat:message`, or the inline one's id. */
  readonly message: string;
  readonly chat: number | null;
  readonly text: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

type Answer = object | "hangs" | "network-down";
export type Rule = (call: Call) => Answer | null;

export const refusal = (error_code: number, description: string, parameters: object = {}) => ({
  ok: false,
  error_code,
  description,
  parameters,
});

/** Telegram behind `fetch`: remembers what each message shows, and refuses what shows already. */
export function createFakeTelegram(clock: Clock) {
  const calls: Call[] = [];
  const shows = new Map<string, string>();
  const edits: Call[] = [];
  const refused: Call[] = [];
  const state: { rule: Rule; busy: number; busiest: number; slow: number } = {
    rule: () => null,
    busy: 0,
    busiest: 0,
    slow: 0,
  };

  const answer = async (call: Call, signal: AbortSignal): Promise<object> => {
    const special = state.rule(call);
    if (special === "network-down") throw new Error(`no route to bot${TOKEN}`);
    if (special === "hangs") return neverAnswers(signal);
    if (special) return special;
    if (!call.method.startsWith("editMessage")) return { ok: true, result: { message_id: 1 } };
    const look = JSON.stringify([call.text, call.payload["reply_markup"]]);
    if (shows.get(call.message) === look) {
      refused.push(call);
      return refusal(400, "Bad Request: message is not modified");
    }
    shows.set(call.message, look);
    edits.push(call);
    return { ok: true, result: true };
  };

  const fetch = async (url: string, init: { body: string; signal: AbortSignal }) => {
    const call = readCall(url, init.body, clock.now());
    calls.push(call);
    state.busiest = Math.max(state.busiest, ++state.busy);
    try {
      for (let turns = state.slow; turns > 0; turns--) await new Promise(setImmediate);
      const said = await answer(call, init.signal);
      return { json: () => Promise.resolve(said) };
    } finally {
      state.busy--;
    }
  };

  const client: object = { fetch }; // grammY types it by a polyfill
  return {
    api: new Api(TOKEN, client),
    client,
    calls,
    /** Those that changed something. */
    edits,
    /** Those that Telegram said are not modified. */
    refused,
    state,
    textOf: (message: string) => edits.filter((edit) => edit.message === message).at(-1)?.text,
    of: (method: string) => calls.filter((call) => call.method === method),
  };
}

const neverAnswers = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));

interface Sent {
  readonly chat_id?: number;
  readonly message_id?: number;
  readonly inline_message_id?: string;
  readonly text?: string;
}

function readCall(url: string, body: string, at: number): Call {
  const payload = JSON.parse(body) as Sent;
  const { chat_id: chat = null, message_id, inline_message_id, text = "" } = payload;
  return {
    method: url.split("/").at(-1)!,
    at,
    chat,
    message: inline_message_id ?? `${chat}:${message_id}`,
    text,
    payload: { ...payload },
  };
}
