import type { Room } from "@efir/protocol";
import type { Api } from "grammy";
import type { FactsDeps } from "../cards/card-facts.ts";
import type { Links } from "../links.ts";
import { toResultId } from "../result-id.ts";
import { cardResult } from "../send-card.ts";
import type { Language } from "../texts/language.ts";
import { textsIn } from "../texts/texts.ts";

export interface CardWish {
  /** As Telegram counts people. */
  readonly person: number;
  readonly room: Room;
  readonly language: Language;
}

/** Answers Telegram's id of a card that this person may send; null for a room that no result can name. */
export type PrepareCard = (wish: CardWish) => Promise<string | null>;

interface PrepareDeps extends FactsDeps {
  readonly api: Pick<Api, "savePreparedInlineMessage">;
  readonly links: Links;
}

/** A card goes wherever a room can be talked about; to other bots there is nothing to say. */
const ANYWHERE = {
  allow_user_chats: true,
  allow_group_chats: true,
  allow_channel_chats: true,
} as const;

/** The same card as an inline result, so that it is kept up to date wherever it is sent. */
export const createPrepareCard =
  (deps: PrepareDeps): PrepareCard =>
  async ({ person, room, language }) => {
    const id = toResultId({ kind: "room", code: room.code });
    if (id === null) return null;
    const hint = textsIn(language).inline.newRoomHint;
    const { result } = await cardResult({ id, title: room.title, hint }, room, { language, deps });
    return (await deps.api.savePreparedInlineMessage(person, result, ANYWHERE)).id;
  };
