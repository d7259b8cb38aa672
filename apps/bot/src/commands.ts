import { createHash } from "node:crypto";
import type { Api } from "grammy";
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
  "status",
  "help",
  "start",
  "cancel",
];
const IN_GROUPS: readonly CommandName[] = ["room", "status", "help"];

const describe = (names: readonly CommandName[], { commands }: Texts): readonly BotCommand[] =>
  names.map((command) => ({ command, description: commands[command] }));

/** The menus of commands, by the kind of chat and by language. */
export const COMMAND_LISTS: readonly CommandList[] = [null, "ru" as const].flatMap((language) => {
  const texts = textsIn(language ?? "en");
  return [
    {
      scope: { type: "all_private_chats" } as const,
      language,
      commands: describe(IN_PRIVATE, texts),
    },
    { scope: { type: "all_group_chats" } as const, language, commands: describe(IN_GROUPS, texts) },
  ];
});

/** Once for every change of the lists, whichever instance comes first: not at every start of each. */
export async function registerCommands(
  api: Api,
  store: BotStore,
  lists: readonly CommandList[] = COMMAND_LISTS,
): Promise<void> {
  const hash = createHash("sha256").update(JSON.stringify(lists)).digest("base64url");
  if (!(await store.firstTime(`commands:${hash}`))) return;
  for (const { scope, language, commands } of lists)
    await api.setMyCommands(commands, { scope, ...(language && { language_code: language }) });
}
