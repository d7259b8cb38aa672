import type { MenuButton } from "grammy/types";
import type { Profile } from "./profile.ts";

/** The menu button in a person's chat with the bot: its own, else the one for everybody. */
export function menuButtonOf({ menuButtons }: Profile, person: number): MenuButton {
  const own = menuButtons[person];
  return own && own.type !== "default" ? own : (menuButtons["default"] ?? { type: "commands" });
}
