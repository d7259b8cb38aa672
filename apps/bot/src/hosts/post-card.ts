import type { Logger } from "@efir/config";
import type { HostChat, HostRoom, HostRooms } from "@efir/directory";
import { roomKey, type RoomCode } from "@efir/protocol";
import { GrammyError, type Api } from "grammy";
import { readCardFacts, type FactsDeps } from "../cards/card-facts.ts";
import type { CardKeeper } from "../cards/card-keeper.ts";
import { cardMessage, type CardMessage } from "../cards/card-message.ts";
import type { Links } from "../links.ts";
import { keepCard } from "../send-card.ts";
import type { BotStore } from "../store.ts";
import { toTrouble } from "../trouble.ts";

export interface PostDeps extends FactsDeps {
  /** Tries once: what Telegram did not take is sent again later. */
  readonly api: Pick<Api, "sendMessage">;
  readonly hostRooms: HostRooms;
  readonly store: BotStore;
  readonly cards: Pick<CardKeeper, "refresh">;
  readonly links: Links;
  readonly logger: Logger;
}

export interface HostedRoom {
  readonly code: RoomCode;
  readonly host: HostRoom;
  /** How often Telegram did not take it. */
  readonly tries: number;
}

export type Posted =
  /** The card is there, or never will be. */
  | { readonly kind: "settled" }
  | { readonly kind: "no-room" }
  | { readonly kind: "again"; readonly tries: number };

const SETTLED: Posted = { kind: "settled" };
const MOST_TRIES = 5;
const CARDS_AN_HOUR = 5;
const HOUR_MS = 60 * 60_000;

/** Posts the card of a room to the chat that its app names, if that chat is open to apps. Of several bots one does. */
export async function postCard(deps: PostDeps, room: HostedRoom): Promise<Posted> {
  const { code, host, tries } = room;
  if (host.chat === null || tries >= MOST_TRIES) return SETTLED;
  const as = await deps.hostRooms.chat(host.chat);
  if (!as || (await hasCard(deps, code, host.chat))) return SETTLED;
  const facts = await readCardFacts(deps, code);
  if (!facts || facts.state.kind === "gone") return { kind: "no-room" };
  if (!(await mayPost(deps, room, host.chat))) return SETTLED;
  const { links } = deps;
  const place = as.kind === "private" ? "private" : "elsewhere";
  const message = cardMessage(facts, { place, links, language: as.language });
  return send(deps, { ...room, chat: host.chat, as, message });
}

async function hasCard({ store }: PostDeps, code: RoomCode, chat: number): Promise<boolean> {
  const cards = await store.cards(code);
  return cards.some((card) => card.kind === "message" && card.chat === chat);
}

/** Each try is one bot's; and a chat gets few of these cards, whatever apps ask for. */
async function mayPost(
  { store, clock, logger }: PostDeps,
  { code, host, tries }: HostedRoom,
  chat: number,
): Promise<boolean> {
  const what = `host-card:${chat}:${roomKey(code)}:${host.createdAt}:${tries}`;
  if (!(await store.firstTime(what))) return false;
  const hour = Math.floor(clock.now() / HOUR_MS);
  for (let nth = 0; nth < CARDS_AN_HOUR; nth++)
    if (await store.firstTime(`host-cards:${chat}:${hour}:${nth}`)) return true;
  logger.warn("a chat has had enough cards of apps for this hour");
  return false;
}

interface Sending extends HostedRoom {
  readonly chat: number;
  readonly as: HostChat;
  readonly message: CardMessage;
}

async function send(deps: PostDeps, sending: Sending): Promise<Posted> {
  const { code, chat, as, message } = sending;
  const topic = as.thread === null ? {} : { message_thread_id: as.thread };
  try {
    const sent = await deps.api.sendMessage(chat, message.text, { ...message.options, ...topic });
    const where = { chat, message: sent.message_id, chatKind: as.kind, language: as.language };
    await keepCard(code, { kind: "message", ...where }, { look: message.look, deps });
    return SETTLED;
  } catch (error) {
    return afterRefusal(deps, sending, error);
  }
}

/** It is sent again only when Telegram said that it did not take it, and may yet. */
async function afterRefusal(deps: PostDeps, sending: Sending, error: unknown): Promise<Posted> {
  const { hostRooms, logger } = deps;
  const { chat, tries } = sending;
  const trouble = toTrouble(error);
  switch (trouble.kind) {
    case "shut-out":
      await hostRooms.closeChat(chat);
      return SETTLED;
    case "chat-moved":
      await moveHostChat(hostRooms, chat, trouble.to);
      return send(deps, { ...sending, chat: trouble.to });
    case "own":
      throw error;
    default:
      logger.warn("the card of an app's room was not posted", { trouble: trouble.kind });
      return isLater(error) ? { kind: "again", tries: tries + 1 } : SETTLED;
  }
}

const isLater = (error: unknown): boolean =>
  error instanceof GrammyError && (error.error_code === 429 || error.error_code >= 500);

/** A group became a supergroup: what it allowed, it still allows. */
export async function moveHostChat(hostRooms: HostRooms, from: number, to: number): Promise<void> {
  const as = await hostRooms.chat(from);
  if (!as) return;
  await hostRooms.openChat(to, as);
  await hostRooms.closeChat(from);
}
