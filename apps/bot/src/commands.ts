import { createHash } from "node:crypto";
import type { Logger } from "@efir/config";
import { GrammyError, type Api } from "grammy";
import type { BotCommand, BotCommandScope } from "grammy/types";
import type { BotStore } from "./store.ts";
import { textsIn, type CommandName, type Texts } from "./texts/texts.ts";

interface CommandList {
  readonly scope: BotCommandScope;
  /** Null: for everybody whose language has no list of its own. */
  readonly language: "ru" | null;
  readonly commands: readonly BotCommand[];
}

const IN_PRIVATE: readonly CommandName[] = [
  "room",
  "new",
  "rooms",
  "play",
  "status",
  "help",
  "start",
  "cancel",
];
const IN_GROUPS: readonly CommandName[] = ["room", "play", "status", "help"];
const FOR_CHAT_ADMINS: readonly CommandName[] = ["room", "play", "status", "hosts", "help"];
/** Of the people who run it, in private. */
const FOR_OPERATORS: readonly CommandName[] = [...IN_PRIVATE, "admin", "stats"];

const describe = (names: readonly CommandName[], { commands }: Texts): readonly BotCommand[] =>
  names.map((command) => ({ command, description: commands[command] }));

const MENUS = [
  [{ type: "all_private_chats" }, IN_PRIVATE],
  [{ type: "all_group_chats" }, IN_GROUPS],
  [{ type: "all_chat_administrators" }, FOR_CHAT_ADMINS],
] as const satisfies readonly (readonly [BotCommandScope, readonly CommandName[]])[];

const inEachLanguage = (
  scope: BotCommandScope,
  names: readonly CommandName[],
): readonly CommandList[] =>
  [null, "ru" as const].map((language) => ({
    scope,
    language,
    commands: describe(names, textsIn(language ?? "en")),
  }));

/** The menus of commands, by the kind of chat and by language. */
export const COMMAND_LISTS: readonly CommandList[] = MENUS.flatMap(([scope, names]) =>
  inEachLanguage(scope, names),
);

/** Whoever runs it has all of this in the menu. A private chat goes by the number of its person. */
const operatorLists = (person: number): readonly CommandList[] =>
  inEachLanguage({ type: "chat", chat_id: person }, FOR_OPERATORS);

export interface Registering {
  readonly api: Pick<Api, "setMyCommands">;
  readonly store: Pick<BotStore, "firstTime">;
}

/** Once for every change of the lists, whichever instance comes first: not at every start of each. */
export async function registerCommands(
  { api, store }: Registering,
  lists = COMMAND_LISTS,
): Promise<void> {
  if (await store.firstTime(`commands:${digestOf(lists)}`)) await setMenus(api, lists);
}

/**
 * The menu of one of the people who run it. Telegram knows no private chat with somebody who never wrote to
 * the bot: it is told again when they do, which is another occasion.
 */
export async function registerOperator(
  { api, store, logger }: Registering & { readonly logger: Pick<Logger, "info"> },
  person: number,
  occasion: "start" | "message",
): Promise<void> {
  const lists = operatorLists(person);
  if (!(await store.firstTime(`commands:${digestOf(lists)}:${occasion}`))) return;
  try {
    await setMenus(api, lists);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    logger.info(
      "one of ADMIN_IDS has no menu of commands yet: they have to write to the bot first",
    );
  }
}

const digestOf = (lists: readonly CommandList[]): string =>
  createHash("sha256").update(JSON.stringify(lists)).digest("base64url");

async function setMenus(api: Registering["api"], lists: readonly CommandList[]): Promise<void> {
  for (const { scope, language, commands } of lists)
    await api.setMyCommands(commands, { scope, ...(language && { language_code: language }) });
}
