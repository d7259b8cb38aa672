import type { Classification, Classifier } from "../classify/classification.ts";
import type { Answer, Message } from "../message.ts";
import type { ClientNotes } from "./client-notes.ts";
import { escalate, whyEscalate } from "./escalate.ts";
import type { Operators } from "./operators.ts";
import { respond, type Response } from "./respond.ts";
import type { Rooms } from "./rooms.ts";

export interface AnswerDeps {
  readonly classify: Classifier;
  readonly rooms: Rooms;
  readonly operators: Operators;
  readonly clients: ClientNotes;
}

/** Classify, escalate or respond. What it does may be done again: the same message gets the same room. */
export async function answerMessage(message: Message, deps: AnswerDeps): Promise<Answer> {
  const about = await deps.classify(message.content);
  const why = await whyEscalate(message, about, deps);
  const response = why ? await escalate(message, why, deps) : await respond(message, about, deps);
  return toAnswer(response, about, why !== null);
}

function toAnswer({ text, room }: Response, about: Classification, escalated: boolean): Answer {
  const { intent, confidence } = about;
  const shown = room && { code: room.code, link: room.link };
  return { text, room: shown, intent, confidence, escalated, file: null };
}
