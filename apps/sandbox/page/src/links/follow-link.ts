import { assertNever } from "@efir/kit";
import type { WorldView } from "../../../src/page-api.ts";
import type { Talk } from "../composer/talk.ts";
import { botChat } from "../desk/here.ts";
import type { Dialogs } from "../dialogs/dialogs.ts";
import type { MiniApp } from "../mini-app/mini-app.ts";
import { linkTarget } from "./link-target.ts";

export interface FollowDeps {
  readonly view: () => WorldView | null;
  readonly miniApp: Pick<MiniApp, "launch" | "minimise">;
  readonly dialogs: Pick<Dialogs, "confirm" | "pickChat">;
  readonly talk: Pick<Talk, "say">;
  readonly openChat: (chat: number) => void;
  readonly openTab: (url: string) => void;
  readonly onShared: (chat: number) => void;
}

/** From where a link was tapped. */
export interface Origin {
  readonly chat: number;
  readonly by: "chat" | "mini-app";
}

/** Goes where a link leads, as Telegram does. */
export async function followLink(url: string, from: Origin, deps: FollowDeps): Promise<void> {
  const view = deps.view();
  if (!view) return;
  const target = linkTarget(url, view.bot);
  switch (target.kind) {
    case "mini-app": {
      const via = { kind: "direct-link", startParam: target.startParam } as const;
      return deps.miniApp.launch({ user: view.me.id, chat: from.chat, via });
    }
    case "start":
      return openBot(view, deps, `/start ${target.parameter}`.trim());
    case "bot-chat":
      return openBot(view, deps, null);
    case "share":
      return share(target.text, from, deps);
    case "outside":
      return openOutside(target.url, deps);
    case "nothing":
      return;
    default:
      return assertNever(target);
  }
}

/** A page of somebody else's opens in a tab of its own, and only on purpose. */
export async function openOutside(
  url: string,
  { dialogs, openTab }: Pick<FollowDeps, "dialogs" | "openTab">,
): Promise<void> {
  if (!/^https?:\/\//i.test(url)) return;
  if (await dialogs.confirm({ kind: "open-link", url })) openTab(url);
}

async function openBot(view: WorldView, deps: FollowDeps, say: string | null): Promise<void> {
  const chat = botChat(view);
  if (!chat) return;
  deps.miniApp.minimise();
  deps.openChat(chat.id);
  if (say !== null) await deps.talk.say(chat.id, say);
}

async function share(text: string, from: Origin, deps: FollowDeps): Promise<void> {
  const chat = await deps.dialogs.pickChat();
  if (chat === null || text === "" || !(await deps.talk.say(chat, text))) return;
  deps.onShared(chat);
  if (from.by === "chat") deps.openChat(chat);
}
