import type { Update } from "grammy/types";

export const TOKEN = "123456789:AAfake-token_of-the-bot-in-the-tests-00";

export const ME = {
  id: 123_456_789,
  is_bot: true,
  first_name: "Efir",
  username: "EfirBot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  supports_guest_queries: true,
} as never;

interface Button {
  readonly text: string;
  readonly url?: string;
  readonly web_app?: { readonly url: string };
  readonly callback_data?: string;
  readonly switch_inline_query_chosen_chat?: { readonly query: string };
}

export interface WithKeyboard {
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Button[])[] };
}

interface Result extends WithKeyboard {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly input_message_content: { readonly message_text: string };
}

/** What the tests look at. Which of it is there depends on the method. */
export interface Payload extends WithKeyboard {
  readonly chat_id: number;
  readonly message_thread_id?: number;
  readonly text: string;
  readonly results: readonly Result[];
  readonly result: Result;
  readonly user_id?: number;
  readonly button: { readonly text: string; readonly start_parameter: string };
  readonly guest_query_id: string;
  readonly offset: number;
  readonly timeout?: number;
  readonly allowed_updates: readonly string[];
  readonly url: string;
  readonly scope: object;
  readonly commands: readonly { readonly command: string }[];
  readonly language_code?: string;
}

export interface Call {
  readonly method: string;
  readonly payload: Payload;
}

export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: object;
}

/** Bot API at the fetch edge: refuses what Telegram refuses, and remembers what it was asked. */
export class FakeTelegram {
  readonly calls: Call[] = [];
  readonly #refusals = new Map<string, (Refusal | "lost")[]>();
  readonly #answers = new Map<string, (payload: Payload) => unknown>();
  readonly #holds = new Map<string, Promise<undefined>>();
  #updates: Update[] = [];
  #wake: () => void = () => undefined;
  #lastMessage = 100;
  webhookInfo: object = { url: "", pending_update_count: 0 };

  readonly fetch = (async (url: string, init: { body: string; signal?: AbortSignal }) => {
    const method = url.split("/").at(-1) ?? "";
    const payload = JSON.parse(typeof init.body === "string" ? init.body || "{}" : "{}") as Payload;
    this.calls.push({ method, payload });
    await this.#holds.get(method);
    const refusal = this.#refusals.get(method)?.shift();
    if (refusal === "lost") throw new Error(`request to ${url} failed, reason: ECONNRESET`);
    const wrong = refusal ?? whyRefused(method, payload);
    if (wrong) return { json: async () => ({ ok: false, ...wrong }) };
    const result = await this.#answer(method, payload, init.signal);
    return { json: async () => ({ ok: true, result }) };
  }) as unknown as typeof fetch;

  /** The next calls of this method are refused, or lost on the way. */
  refuse(method: string, ...refusals: (Refusal | "lost")[]): void {
    this.#refusals.set(method, refusals);
  }

  /** What calls of this method are answered with. */
  answer(method: string, answer: (payload: Payload) => unknown): void {
    this.#answers.set(method, answer);
  }

  /** Calls of this method wait until the returned function is called. */
  hold(method: string): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#holds.set(method, promise);
    return () => {
      this.#holds.delete(method);
      resolve(undefined);
    };
  }

  /** For those who ask for updates. */
  push(...updates: Update[]): void {
    this.#updates.push(...updates);
    this.#wake();
  }

  of(method: string): Payload[] {
    return this.calls.filter((call) => call.method === method).map(({ payload }) => payload);
  }

  said(): string[] {
    return this.of("sendMessage").map(({ text }) => text);
  }

  async #answer(method: string, payload: Payload, signal?: AbortSignal): Promise<unknown> {
    const answer = this.#answers.get(method);
    if (answer) return answer(payload);
    switch (method) {
      case "getChatAdministrators":
        return [];
      case "getMe":
        return ME;
      case "getUpdates":
        return this.#longPoll(payload, signal);
      case "getWebhookInfo":
        return this.webhookInfo;
      case "answerGuestQuery":
        return { inline_message_id: `guest-${payload.guest_query_id}` };
      case "sendMessage":
        return this.#sent(payload);
      default:
        return true;
    }
  }

  #sent({ chat_id, message_thread_id }: Payload): object {
    const message_id = ++this.#lastMessage;
    return {
      message_id,
      date: 0,
      chat: { id: chat_id, type: chatType(chat_id) },
      message_thread_id,
    };
  }

  async #longPoll({ offset, timeout = 0 }: Payload, signal?: AbortSignal): Promise<Update[]> {
    this.#updates = this.#updates.filter(({ update_id }) => update_id >= offset);
    if (this.#updates.length === 0 && timeout > 0) {
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        signal?.addEventListener("abort", () => reject(new Error("aborted")));
      });
    }
    return [...this.#updates];
  }
}

/** The ids of the tests say what kind of chat they are. */
const chatType = (id: number): "private" | "group" | "supergroup" | "channel" => {
  if (id > 0) return "private";
  if (id < -1_002_000_000_000) return "channel";
  return id < -1_000_000_000_000 ? "supergroup" : "group";
};

function whyRefused(method: string, payload: Payload): Refusal | null {
  const bad = (why: string): Refusal => ({ error_code: 400, description: `Bad Request: ${why}` });
  const has = <K extends keyof Payload>(key: K) => (key in payload ? payload[key] : null);
  const single = has("result");
  const results = [...(has("results") ?? []), ...(single ? [single] : [])];
  const isPrivate = chatType(has("chat_id") ?? -1) === "private";
  for (const { reply_markup } of [payload, ...results]) {
    for (const button of reply_markup?.inline_keyboard?.flat() ?? []) {
      if (button.web_app && !isPrivate) return bad("BUTTON_TYPE_INVALID");
      if (Buffer.byteLength(button.callback_data ?? "") > 64) return bad("BUTTON_DATA_INVALID");
      if (button.text === "") return bad("text buttons must be non-empty");
    }
  }
  const ids = results.map(({ id }) => id);
  if (ids.some((id) => !id || Buffer.byteLength(id) > 64)) return bad("RESULT_ID_INVALID");
  if (new Set(ids).size < ids.length) return bad("RESULT_ID_DUPLICATE");
  if (ids.length > 50) return bad("RESULTS_TOO_MUCH");
  const parameter = has("button")?.start_parameter;
  if (parameter !== undefined && !/^[\w-]{1,64}$/.test(parameter))
    return bad("START_PARAM_INVALID");
  if (method === "sendMessage" && !has("text")) return bad("message text is empty");
  return null;
}
