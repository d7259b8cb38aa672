import { shortLanguage, type Command, type Profile } from "./profile.ts";
import { isWithBot } from "./world/chats.ts";
import type { Chat, Person } from "./world/world.ts";

export type CommandScope =
  | { readonly type: "default" | "all_private_chats" }
  | { readonly type: "all_group_chats" | "all_chat_administrators" }
  | { readonly type: "chat" | "chat_administrators"; readonly chat_id: number }
  | { readonly type: "chat_member"; readonly chat_id: number; readonly user_id: number };

export function commandsKey(scope: CommandScope, language: string): string {
  const chat = "chat_id" in scope ? scope.chat_id : "";
  const user = "user_id" in scope ? scope.user_id : "";
  return [scope.type, chat, user, language].join("/");
}

/** The commands in a person's menu: the first list that is set, from the narrowest scope to the widest. */
export function commandsFor({ commands }: Profile, person: Person, chat: Chat): readonly Command[] {
  const language = shortLanguage(person.languageCode);
  const keys = scopes(person, chat).flatMap((scope) => [
    commandsKey(scope, language),
    commandsKey(scope, ""),
  ]);
  const first = keys.find((key) => Object.hasOwn(commands, key));
  return commands[first ?? ""] ?? [];
}

function scopes(person: Person, chat: Chat): readonly CommandScope[] {
  const chat_id = chat.id;
  if (chat.kind === "channel") return [];
  if (isWithBot(chat))
    return [{ type: "chat", chat_id }, { type: "all_private_chats" }, { type: "default" }];
  const isAdmin = chat.admins.includes(person.id);
  return [
    { type: "chat_member", chat_id, user_id: person.id },
    ...(isAdmin ? [{ type: "chat_administrators", chat_id } as const] : []),
    { type: "chat", chat_id },
    ...(isAdmin ? [{ type: "all_chat_administrators" } as const] : []),
    { type: "all_group_chats" },
    { type: "default" },
  ];
}
