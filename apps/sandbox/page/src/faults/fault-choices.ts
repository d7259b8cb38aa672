import type { Fault } from "../../../src/page-api.ts";
import type { Here } from "../desk/here.ts";
import type { Texts } from "../texts/texts.ts";

export interface FaultChoice {
  readonly name: Exclude<keyof Texts["faults"], "title">;
  readonly fault: Fault;
}

/** What can happen to this chat, in real life. */
export function faultChoices({ view, chat }: Here): readonly FaultChoice[] {
  const last = chat.messages.at(-1);
  return [
    ...aboutBot(view.me.id, chat),
    ...(chat.kind === "group" ? [migration(chat.id)] : []),
    ...(last ? [deletion(chat.id, last.id)] : []),
    { name: "deliverTwice", fault: { kind: "deliver-again", times: 2 } },
    { name: "restartPolling", fault: { kind: "restart-bot", delivery: "polling" } },
    { name: "restartWebhook", fault: { kind: "restart-bot", delivery: "webhook" } },
  ];
}

/** Whether the bot is blocked only the server knows: it refuses what cannot be. */
function aboutBot(user: number, chat: Here["chat"]): readonly FaultChoice[] {
  if (chat.kind !== "private")
    return chat.hasBot
      ? [{ name: "removeBot", fault: { kind: "remove-bot", chat: chat.id } }]
      : [{ name: "addBot", fault: { kind: "add-bot", chat: chat.id, user } }];
  if (!chat.hasBot) return [];
  return [
    { name: "blockBot", fault: { kind: "block-bot", user } },
    { name: "unblockBot", fault: { kind: "unblock-bot", user } },
  ];
}

const migration = (chat: number): FaultChoice => ({
  name: "migrate",
  fault: { kind: "migrate-to-supergroup", chat },
});

const deletion = (chat: number, message: number): FaultChoice => ({
  name: "deleteLast",
  fault: { kind: "delete-message", chat, message },
});
