import { RoomCode } from "@efir/protocol";
import * as v from "valibot";

/** What a person may want of us, as far as rules can tell. */
export const Intent = v.picklist([
  "open-room",
  "join",
  "on-air",
  "schedule",
  "help",
  "sound",
  "complaint",
  "person",
  "other",
]);
export type Intent = v.InferOutput<typeof Intent>;

const Confidence = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What goes back to the client. */
export const Answer = v.object({
  text: v.string(),
  room: v.nullable(v.object({ code: RoomCode, link: v.string() })),
  /** Null: nobody asked, an operator speaks. */
  intent: v.nullable(Intent),
  confidence: Confidence,
  /** A person was called. */
  escalated: v.boolean(),
  /** A picture or a document that the client's own platform knows by this id. */
  file: v.nullable(v.object({ kind: v.picklist(["photo", "document"]), id: v.string() })),
});
export type Answer = v.InferOutput<typeof Answer>;

export const MessageStatus = v.picklist([
  "queued",
  "delivering",
  "retrying",
  "delivered",
  "failed",
]);
export type MessageStatus = v.InferOutput<typeof MessageStatus>;

/** One message on its way through the gateway, and all that is known of it. */
export const Message = v.object({
  id: v.string(),
  /** Who is spoken with: named by the integrator, or by the platform (`telegram_7`). */
  client: v.string(),
  /** Whose key let it in; null for a platform of our own. */
  key: v.nullable(v.string()),
  /** Names the sender that brings the answer. */
  platform: v.string(),
  /** Where the answer goes, for platforms that have addresses. */
  url: v.nullable(v.string()),
  author: v.picklist(["client", "operator"]),
  content: v.string(),
  language: v.picklist(["en", "ru"]),
  acceptedAt: v.number(),
  status: MessageStatus,
  answer: v.nullable(Answer),
  /** How often its delivery was tried. */
  attempts: v.number(),
  /** How many parts of the answer have arrived already. */
  partsSent: v.number(),
  /** Why the last try failed: a word of ours. */
  reason: v.nullable(v.string()),
  /** When it is tried again. */
  dueAt: v.nullable(v.number()),
});
export type Message = v.InferOutput<typeof Message>;

/** Messages of one lane are answered in the order they came. Clients of different keys never share one. */
export const laneOf = ({ key, client }: Pick<Message, "key" | "client">): string =>
  key === null ? client : `${key}/${client}`;
