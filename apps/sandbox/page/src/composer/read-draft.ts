import type { ChatView, WorldView } from "../../../src/page-api.ts";

export type Typing =
  | { readonly kind: "plain" }
  /** A command is being typed; `start` is what there is of its name. */
  | { readonly kind: "command"; readonly start: string }
  | { readonly kind: "inline"; readonly query: string };

/** What the person is in the middle of typing. */
export function readDraft(draft: string, botUsername: string): Typing {
  const command = /^\/(\w{0,32})$/.exec(draft);
  if (command) return { kind: "command", start: (command[1] ?? "").toLowerCase() };
  const inline = /^@(\w+)\s([^]*)$/.exec(draft);
  if (inline?.[1]?.toLowerCase() !== botUsername.toLowerCase()) return { kind: "plain" };
  return { kind: "inline", query: (inline[2] ?? "").slice(0, 256) };
}

export type Command = WorldView["commands"][string][number];

export const matching = (commands: readonly Command[], start: string): readonly Command[] =>
  commands.filter(({ command }) => command.startsWith(start));

/** In a group several bots may listen, so that a command names its bot. */
export const commandText = (
  command: string,
  { kind }: Pick<ChatView, "kind">,
  botUsername: string,
): string => (kind === "private" ? `/${command} ` : `/${command}@${botUsername} `);

/** The commands on offer in this chat, for this person. */
export const commandsHere = ({
  view,
  chat,
}: {
  readonly view: Pick<WorldView, "commands">;
  readonly chat: Pick<ChatView, "id" | "hasBot">;
}): readonly Command[] => (chat.hasBot ? (view.commands[chat.id] ?? []) : []);
