import { ok } from "@efir/kit";
import type { WorldView } from "../../../src/page-api.ts";
import type { Api } from "../api/api.ts";

export interface Call {
  readonly name: keyof Api;
  readonly body: unknown;
}

/** Says yes to everything, and remembers what was asked. `part` replaces answers. */
export function createFakeApi(world: () => WorldView, part: Partial<Api> = {}) {
  const calls: Call[] = [];
  const answering =
    <T>(name: keyof Api, value: () => T) =>
    (body: unknown) => {
      calls.push({ name, body });
      return Promise.resolve(ok(value()));
    };
  const api: Api = {
    world: answering("world", world),
    send: answering("send", () => ({ messageId: 1 })),
    press: answering("press", () => ({ text: null, alert: false, url: null })),
    askInline: answering("askInline", () => ({ queryId: "q", results: [], button: null })),
    chooseResult: answering("chooseResult", () => ({ messageId: 1 })),
    launch: answering("launch", () => ({ url: "https://app.test/#x" })),
    sharePrepared: answering("sharePrepared", () => ({ messageId: 1 })),
    shareChat: answering("shareChat", () => ({ messageId: 1 })),
    cause: answering("cause", () => ({})),
    ...part,
  };
  const asked = (name: keyof Api) => calls.filter((call) => call.name === name).map((c) => c.body);
  return { api, calls, asked };
}
