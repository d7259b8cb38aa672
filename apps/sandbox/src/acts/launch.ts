import { ok } from "@efir/kit";
import { chatInstance } from "../chat-instance.ts";
import { chatType } from "../chat-type.ts";
import type { Desk } from "../desk.ts";
import { isStartParam, startParamOf } from "../launch/direct-link.ts";
import { initData } from "../launch/init-data.ts";
import { launchUrl } from "../launch/launch-url.ts";
import { menuButtonOf } from "../menu-button.ts";
import type { Launch } from "../page-api.ts";
import { isWithBot } from "../world/chats.ts";
import type { Chat } from "../world/world.ts";
import { refuse, sceneOf, type Act, type Scene } from "./act.ts";

type Launched = Act<{ readonly url: string }>;
type Opened = Scene & { readonly theme: Launch["theme"] };

/** A person opens the Mini App. What its init data holds depends on the way they came. */
export function launch(desk: Desk, { via, theme, ...where }: Launch): Launched {
  const scene = sceneOf(desk, where);
  if (!scene.ok) return scene;
  const opened = { ...scene.value, theme };
  switch (via.kind) {
    case "web-app-button":
      return hasButton(opened.chat, via.url)
        ? fromChat(desk, opened, via.url)
        : refuse("no-such-button");
    case "direct-link":
      return isStartParam(via.startParam)
        ? fromLink(desk, opened, via.startParam)
        : refuse("bad-start-param");
    case "menu-button":
      return fromMenu(desk, opened);
  }
}

const hasButton = (chat: Chat, url: string): boolean =>
  isWithBot(chat) &&
  chat.messages.some(({ keyboard }) =>
    keyboard.flat().some(({ action }) => action.kind === "web-app" && action.url === url),
  );

/** From a button in the chat with the bot: a query id, and nothing of where it was. */
function fromChat(desk: Desk, { person, theme }: Opened, url: string): Launched {
  const fields = { query_id: `AAH${desk.options.randomId()}` };
  const signed = initData(desk, person, fields);
  return ok({ url: launchUrl({ url, initData: signed, startParam: "", theme }) });
}

/** From a link in any chat: where it was, and the start parameter, but no query id. */
function fromLink(desk: Desk, { person, chat, theme }: Opened, startParam: string): Launched {
  const signed = initData(desk, person, {
    chat_type: chatType(chat),
    chat_instance: chatInstance(desk.bot.token, chat.id),
    ...(startParam !== "" && { start_param: startParam }),
  });
  return ok({ url: launchUrl({ url: desk.options.appUrl, initData: signed, startParam, theme }) });
}

/** A menu button with a t.me link opens as that link would. */
function fromMenu(desk: Desk, opened: Opened): Launched {
  if (!isWithBot(opened.chat)) return refuse("no-menu-button");
  const button = menuButtonOf(desk.profile.get(), opened.person.id);
  if (button.type !== "web_app") return refuse("no-menu-button");
  const startParam = startParamOf(button.web_app.url, desk.bot);
  return startParam === null
    ? fromChat(desk, opened, button.web_app.url)
    : fromLink(desk, opened, startParam);
}
