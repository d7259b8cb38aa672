import type { Clock } from "@efir/kit";
import { GrammyError, type Api } from "grammy";
import type { ChatMember } from "grammy/types";

/** Whether somebody is in a chat; `unknown` where the bot cannot tell. */
export type Membership =
  | { readonly kind: "member" | "stranger" | "unknown" }
  /** The chat goes by another number now. */
  | { readonly kind: "moved"; readonly to: number };

/** Who knocks again and again is looked up once in this time. */
const FRESH_MS = 10_000;
const MAX_REMEMBERED = 1_000;

export type LookUp = (chat: number, person: number) => Promise<Membership>;

export function createLookUp(api: Pick<Api, "getChatMember">, { now }: Clock): LookUp {
  const recent = new Map<string, { readonly at: number; readonly found: Promise<Membership> }>();
  return (chat, person) => {
    const key = `${chat} ${person}`;
    const known = recent.get(key);
    if (known && now() - known.at < FRESH_MS) return known.found;
    const found = membershipOf(api, chat, person);
    recent.delete(key);
    recent.set(key, { at: now(), found });
    const [oldest] = recent.keys();
    if (recent.size > MAX_REMEMBERED && oldest !== undefined) recent.delete(oldest);
    return found;
  };
}

/** Telegram's words for somebody who was never there. */
const NOBODY = /user not found|member not found|PARTICIPANT_ID_INVALID|USER_ID_INVALID/i;

/** Sure only where the bot is in the chat, and in some chats only where it is an admin. */
async function membershipOf(
  api: Pick<Api, "getChatMember">,
  chat: number,
  person: number,
): Promise<Membership> {
  try {
    return { kind: isInside(await api.getChatMember(chat, person)) ? "member" : "stranger" };
  } catch (error) {
    if (!(error instanceof GrammyError)) return { kind: "unknown" }; // the network
    const to = error.parameters.migrate_to_chat_id;
    if (to !== undefined) return { kind: "moved", to };
    return { kind: NOBODY.test(error.description) ? "stranger" : "unknown" };
  }
}

export function isInside(member: ChatMember): boolean {
  if (member.status === "restricted") return member.is_member;
  return member.status !== "left" && member.status !== "kicked";
}
