import type { Api } from "../api/api.ts";
import type { Dialogs } from "../dialogs/dialogs.ts";
import type { TextStore } from "../ui/text-store.ts";
import type { SentEvent } from "./bridge/bridge-state.ts";
import { answerStorage } from "./device-storage.ts";
import type { Launched, OuterEffect } from "./mini-app.ts";

export interface PerformDeps {
  readonly api: Pick<Api, "sharePrepared">;
  readonly dialogs: Pick<Dialogs, "popup" | "pickChat">;
  readonly store: TextStore;
  readonly followTelegramLink: (url: string) => void;
  readonly openOutside: (url: string) => void;
  readonly switchInline: (query: string, chat: number | "choose") => void;
  readonly onShared: (chat: number) => void;
  readonly refuse: (what: "story" | "data") => void;
}

/** Does for an app what lies beyond its window, and says what to tell it. */
export async function perform(
  effect: OuterEffect,
  launched: Launched,
  deps: PerformDeps,
): Promise<SentEvent | null> {
  switch (effect.kind) {
    case "popup":
      return popupClosed(await deps.dialogs.popup(effect.popup));
    case "share-prepared":
      return sharePrepared(effect.id, launched.user, deps);
    case "device-storage":
      return answerStorage(deps.store, `device/${launched.user}`, effect);
    case "open-telegram-link":
      deps.followTelegramLink(`https://t.me/${effect.path.replace(/^\//, "")}`);
      return null;
    case "open-link":
      deps.openOutside(effect.url);
      return null;
    case "switch-inline":
      deps.switchInline(effect.query, effect.chat === "here" ? launched.chat : "choose");
      return null;
    case "refuse":
      deps.refuse(effect.what);
      return null;
  }
}

const popupClosed = (button: string | null): SentEvent => ({
  eventType: "popup_closed",
  eventData: button === null ? {} : { button_id: button },
});

async function sharePrepared(
  preparedId: string,
  user: number,
  { api, dialogs, onShared }: PerformDeps,
): Promise<SentEvent> {
  const chat = await dialogs.pickChat();
  if (chat === null) return sharingFailed("USER_DECLINED");
  const shared = await api.sharePrepared({ user, chat, preparedId });
  if (shared.ok) {
    onShared(chat);
    return { eventType: "prepared_message_sent" };
  }
  const expired = /expired|not-found|unknown/.test(shared.error.code);
  return sharingFailed(expired ? "MESSAGE_EXPIRED" : "MESSAGE_SEND_FAILED");
}

const sharingFailed = (error: string): SentEvent => ({
  eventType: "prepared_message_failed",
  eventData: { error },
});
