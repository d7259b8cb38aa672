import { ok } from "@efir/kit";
import * as v from "valibot";
import type { Desk } from "../desk.ts";
import { menuButtonOf } from "../menu-button.ts";
import { chatOf, isWithBot } from "../world/chats.ts";
import { method } from "./method.ts";
import { Int, structured, Text } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { isAppAddress } from "./web-address.ts";

const MenuButton = structured(
  v.variant("type", [
    v.object({ type: v.literal("commands") }),
    v.object({ type: v.literal("default") }),
    v.object({
      type: v.literal("web_app"),
      text: v.pipe(Text, v.minLength(1)),
      web_app: v.object({ url: Text }),
    }),
  ]),
);

const chat = { chat_id: v.optional(Int) };

export const setChatMenuButton = method(
  v.object({ ...chat, menu_button: v.optional(MenuButton, { type: "default" }) }),
  (desk, { chat_id, menu_button }) => {
    if (!isPrivate(desk, chat_id)) return badRequest("chat not found");
    if (menu_button.type === "web_app" && !isAppAddress(menu_button.web_app.url))
      return badRequest("menu button Web App URL is invalid: Only HTTPS links are allowed");
    const profile = desk.profile.get();
    const menuButtons = { ...profile.menuButtons, [chat_id ?? "default"]: menu_button };
    desk.profile.set({ ...profile, menuButtons });
    desk.audience.tellAll({ kind: "world-changed" });
    return ok(true);
  },
);

export const getChatMenuButton = method(v.object(chat), (desk, { chat_id }) => {
  if (!isPrivate(desk, chat_id)) return badRequest("chat not found");
  const profile = desk.profile.get();
  return ok(
    chat_id === undefined
      ? (profile.menuButtons["default"] ?? { type: "commands" })
      : menuButtonOf(profile, chat_id),
  );
});

/** Menu buttons hang in private chats with the bot. */
function isPrivate({ world }: Desk, id: number | undefined): boolean {
  const found = id === undefined ? null : chatOf(world.get(), id);
  return id === undefined || (found !== null && isWithBot(found));
}
