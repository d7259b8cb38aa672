import { assertNever } from "@efir/kit";
import type { ButtonView, CallbackAnswer } from "../../../src/page-api.ts";
import type { Api, ApiFailure } from "../api/api.ts";
import type { Here } from "../desk/here.ts";
import type { Dialogs } from "../dialogs/dialogs.ts";
import type { Toasts } from "../dialogs/toasts.ts";
import type { MiniApp } from "../mini-app/mini-app.ts";

export interface PressDeps {
  readonly api: Pick<Api, "press" | "shareChat">;
  readonly miniApp: Pick<MiniApp, "launch">;
  readonly dialogs: Pick<Dialogs, "alert" | "pickChat">;
  readonly toasts: Pick<Toasts, "show">;
  readonly follow: (url: string, chat: number) => Promise<void>;
  readonly switchInline: (query: string, chat: number | "choose") => Promise<void>;
  readonly onRefused: (failure: ApiFailure) => void;
}

/** Does what a button under a message says. */
export async function pressButton(
  button: ButtonView,
  { view, chat, message }: Pick<Here, "view" | "chat"> & { readonly message: number },
  deps: PressDeps,
): Promise<void> {
  const where = { user: view.me.id, chat: chat.id };
  switch (button.kind) {
    case "web-app":
      return deps.miniApp.launch({ ...where, via: { kind: "web-app-button", url: button.url } });
    case "url":
      return deps.follow(button.url, chat.id);
    case "switch-inline":
      return deps.switchInline(button.query, "choose");
    case "switch-inline-here":
      return deps.switchInline(button.query, chat.id);
    case "callback": {
      const answer = await deps.api.press({ ...where, message, data: button.data });
      if (answer.ok) await showAnswer(answer.value, chat.id, deps);
      else deps.onRefused(answer.error);
      return;
    }
    case "request-chat":
      return shareChat(button, { where, message }, deps);
    default:
      return assertNever(button);
  }
}

async function shareChat(
  { request, channel, withBot }: Extract<ButtonView, { readonly kind: "request-chat" }>,
  { where, message }: { where: { user: number; chat: number }; message: number },
  { api, dialogs, onRefused }: PressDeps,
): Promise<void> {
  const shared = await dialogs.pickChat({ kind: "asked", channel, withBot });
  if (shared === null) return;
  const answer = await api.shareChat({ ...where, message, request, shared });
  if (!answer.ok) onRefused(answer.error);
}

async function showAnswer(
  { text, alert, url }: CallbackAnswer,
  chat: number,
  { dialogs, toasts, follow }: PressDeps,
): Promise<void> {
  if (url !== null) await follow(url, chat);
  if (text === null || text === "") return;
  if (alert) dialogs.alert(text);
  else toasts.show(text);
}
