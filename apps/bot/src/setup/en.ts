import type { SetupTexts } from "./texts.ts";

const NEW_APP = (url: string) =>
  `@BotFather, /newapp: choose the bot, a title, a description, a picture of 640 × 360, the address ${url}, and a short name. Put the short name into .env as MINIAPP_SHORT_NAME.`;

export const en: SetupTexts = {
  noToken: `There is no bot yet. In Telegram:
  1. Open @BotFather and send /newbot. Choose a name and a username that ends in "bot".
  2. It answers with a token. Put it into .env as BOT_TOKEN=…
  3. Put the https address under which people will reach Efir into .env as PUBLIC_URL=…
  4. Run npm run setup:bot again: it says what comes next.`,
  badToken:
    "Telegram does not know this BOT_TOKEN. Copy it again from @BotFather: /mybots, your bot, API Token.",
  noTelegram: "Telegram cannot be reached from here. Look at the network, or at TELEGRAM_API_ROOT.",
  wrongSettings: "The settings are not right:",
  token: (username) => `The token is good: this is @${username}.`,
  checks: (url) => ({
    https: {
      right: `PUBLIC_URL is ${url}.`,
      wrong: `PUBLIC_URL is ${url}, and Telegram opens Mini Apps over https only.`,
      how: "Set PUBLIC_URL in .env to an https address.",
    },
    reachable: {
      right: `${url} answers.`,
      wrong: `Nothing answers at ${url}.`,
      how: "Start Efir, let the name point to this machine, and open the ports 80 and 443.",
    },
    mainApp: {
      right: "The bot has a main Mini App, and links to rooms open it.",
      wrong: "The bot has no Mini App: links to rooms open nothing.",
      how: NEW_APP(url),
    },
    inline: {
      right: "Inline mode is on: @bot works in any chat.",
      wrong: "Inline mode is off: @bot brings no room into a chat.",
      how: "Send @BotFather /setinline, choose the bot, and type a hint, say: room title",
    },
    guest: {
      right: "Guest mode is on: @bot answers in chats where it is no member.",
      wrong: "Guest mode is off: @bot is silent in chats where it is no member.",
      how: "In @BotFather open the bot's settings (/mybots) and switch guest mode on.",
    },
    groups: {
      right: "The bot may be added to groups.",
      wrong: "Nobody may add the bot to a group.",
      how: "Send @BotFather /setjoingroups, choose the bot, and Enable.",
    },
  }),
  appLink: (username, shortName) =>
    `Links to rooms begin with https://t.me/${username}/${shortName}: tap it once, Efir must open.`,
  howApp: (url) => `If it does not: ${NEW_APP(url)}`,
  feedback:
    "Inline feedback must be at 100 %, or cards sent by @bot are not kept up to date. Telegram does not tell.",
  howFeedback: "Send @BotFather /setinlinefeedback, choose the bot, and 100 %.",
  readsAll: "The bot hears bare /room in groups.",
  privacy: (username) =>
    `In groups the bot hears /room@${username}, which the command menu types. A bare /room reaches it only if it wrote last among bots.`,
  howPrivacy:
    "That is enough for most. To change it: make the bot an admin, or @BotFather, /setprivacy, Disable, and add it to its groups again.",
  polling: "The bot asks Telegram for updates by itself. No webhook is needed.",
  webhook: (url) => `Telegram brings updates to ${url}.`,
  webhookFails: (why, waiting) =>
    `Telegram could not bring the last update (${why}); ${waiting} are waiting.`,
  howWebhook:
    "The address must be reachable from the internet, with a certificate that is trusted, on port 443, 80, 88 or 8443.",
  menuButton: "Open Efir",
  setNow: "Set now:",
  couldNotSet: (method, why) => `${method} was refused: ${why}`,
  byHand: "The same by hand, in a shell that has BOT_TOKEN in its environment:",
  done: "All that can be checked from here is right. Send /room to your bot.",
  notDone: (count) => `To be done: ${count}. Then run npm run setup:bot again.`,
};
