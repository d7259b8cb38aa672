import type { User } from "grammy/types";
import { BOT_NAME, type BotIdentity } from "../bot-identity.ts";
import type { Person } from "../world/world.ts";

export const toUser = ({ id, firstName, username, languageCode }: Person): User => ({
  id,
  is_bot: false,
  first_name: firstName,
  username,
  language_code: languageCode,
});

export const toBotUser = ({ id, username }: BotIdentity) =>
  ({ id, is_bot: true, first_name: BOT_NAME, username }) as const satisfies User;
