import type { RoomCode } from "@efir/protocol";

/** Every address that the bot hands out. */
export interface Links {
  /** For a `web_app` button, which only private chats may have. */
  readonly webApp: (code: RoomCode) => string;
  /** For a `url` button: opens the room inside Telegram from wherever it stands. */
  readonly direct: (code: RoomCode) => string;
  /** The same before its code. */
  readonly directBeginning: () => string;
  /** Opens the private chat with the bot, which then gets `/start parameter`. */
  readonly start: (parameter: string) => string;
}

export interface LinkSettings {
  readonly publicUrl: string;
  /** Null: the links open the bot's main Mini App. */
  readonly miniAppShortName: string | null;
  /** Asked anew each time: the bot learns its name when it starts. */
  readonly botName: () => string;
}

export function createLinks({ publicUrl, miniAppShortName, botName }: LinkSettings): Links {
  const bot = () => `https://t.me/${botName()}`;
  const app = () => (miniAppShortName === null ? bot() : `${bot()}/${miniAppShortName}`);
  const directBeginning = () => `${app()}?startapp=`;
  return {
    webApp: (code) => `${publicUrl}/?room=${code}`,
    direct: (code) => directBeginning() + code,
    directBeginning,
    start: (parameter) => `${bot()}?start=${parameter}`,
  };
}
