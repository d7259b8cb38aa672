import type { Logger } from "@efir/config";
import type { Clock } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import type { Api } from "grammy";
import { isSignal } from "../api.ts";
import type { Links } from "../links.ts";
import type { BotStore, Card, EditLimits } from "../store.ts";
import type { CardFacts } from "./card-facts.ts";
import { cardMessage, placeOf, type CardMessage } from "./card-message.ts";
import { editOutcome, type EditOutcome } from "./edit-outcome.ts";
import type { Outcome } from "./job-status.ts";

/** Telegram takes 20 edits a minute in one group; the rest is left for what people ask of the bot there. */
const EDIT_LIMITS: EditLimits = { cardEveryMs: 3_000, groupPerMinute: 15 };
const EDIT_WITHIN_MS = 10_000;

export interface UpdateDeps {
  readonly api: Pick<Api, "editMessageText" | "editMessageTextInline">;
  readonly store: Pick<
    BotStore,
    "shown" | "setShown" | "takeTurn" | "pause" | "dropCard" | "moveChat"
  >;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly links: Pick<Links, "webApp" | "direct">;
  readonly facts: (code: RoomCode) => Promise<CardFacts | null>;
  /** Gives up the edits that are under way. */
  readonly signal: AbortSignal;
  /** The room's cards have changed. */
  readonly refresh: (code: RoomCode) => void;
}

export interface RoomCard {
  readonly code: RoomCode;
  readonly card: Card;
}

/** Brings one card a step nearer to the truth. */
export async function updateCard(deps: UpdateDeps, of: RoomCard): Promise<Outcome> {
  const { store, links } = deps;
  const { code, card } = of;
  const facts = await deps.facts(code);
  if (!facts) return dropCard(deps, of);
  const { language } = card;
  const message = cardMessage(facts, { place: placeOf(card), links, language });
  if ((await store.shown(card)) === message.look) {
    return facts.state.kind === "gone" ? dropCard(deps, of) : { kind: "settled" };
  }
  const ms = await store.takeTurn(card, EDIT_LIMITS);
  if (ms > 0) return { kind: "wait", ms };
  return afterEdit(deps, { ...of, message, outcome: await edit(deps, card, message) });
}

async function dropCard({ store }: UpdateDeps, { code, card }: RoomCard): Promise<Outcome> {
  await store.dropCard(code, card);
  return { kind: "over" };
}

interface Edited extends RoomCard {
  readonly message: CardMessage;
  readonly outcome: EditOutcome;
}

async function afterEdit(deps: UpdateDeps, edited: Edited): Promise<Outcome> {
  const { store, logger, refresh } = deps;
  const { code, card, message, outcome } = edited;
  switch (outcome.kind) {
    case "shown":
      await store.setShown(card, message.look);
      return { kind: "changed" };
    case "gone":
      return dropCard(deps, edited);
    case "moved":
      if (card.kind === "message") await store.moveChat(card.chat, outcome.to);
      refresh(code);
      return { kind: "over" };
    case "too-fast":
      logger.warn("Telegram asks to slow down", { retryAfterMs: outcome.retryAfterMs });
      await store.pause(card, outcome.retryAfterMs);
      return { kind: "wait", ms: outcome.retryAfterMs };
    case "trouble":
      logger.warn("A card could not be edited; it is tried again");
      return { kind: "trouble" };
    case "refused":
      logger.warn("Telegram refused a card", { why: outcome.why });
      return { kind: "settled" };
  }
}

async function edit(
  { api, clock, signal: closing }: UpdateDeps,
  card: Card,
  { text, options }: CardMessage,
): Promise<EditOutcome> {
  const patience = new AbortController();
  const cancel = clock.after(EDIT_WITHIN_MS, () => patience.abort());
  const either = AbortSignal.any([patience.signal, closing]);
  const signal = isSignal(either) ? either : undefined;
  try {
    if (card.kind === "inline") await api.editMessageTextInline(card.id, text, options, signal);
    else await api.editMessageText(card.chat, card.message, text, options, signal);
    return { kind: "shown" };
  } catch (error) {
    return editOutcome(error);
  } finally {
    cancel();
  }
}
