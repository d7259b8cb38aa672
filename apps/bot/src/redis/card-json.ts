import * as v from "valibot";
import type { Card } from "../store.ts";

const Language = v.picklist(["en", "ru"]);

const StoredCard = v.variant("kind", [
  v.object({
    kind: v.literal("message"),
    chat: v.number(),
    message: v.number(),
    chatKind: v.picklist(["private", "group", "channel"]),
    language: Language,
  }),
  v.object({ kind: v.literal("inline"), id: v.string(), language: Language }),
]);

const Cards = v.array(v.pipe(v.string(), v.parseJson(), StoredCard));

export const cardJson = (card: Card): string => JSON.stringify(v.parse(StoredCard, card));

export const readCards = (texts: unknown): Card[] => v.parse(Cards, texts);
