import type { Classification } from "../classify/classification.ts";
import type { Message } from "../message.ts";
import { textsIn } from "../texts/texts.ts";
import type { AnswerDeps } from "./answer-message.ts";
import type { WhyCalled } from "./operators.ts";
import type { Response } from "./respond.ts";

/** Not understood so often in a row, and a person is called. */
const MOST_MISSES = 2;

/** Why a person is needed; null when a program will do. */
export async function whyEscalate(
  message: Message,
  { intent, isAngry }: Classification,
  { clients }: AnswerDeps,
): Promise<WhyCalled | null> {
  const misses = intent === "other" ? await clients.missed(message) : 0;
  const why =
    intent === "person"
      ? "asked"
      : isAngry
        ? "angry"
        : misses >= MOST_MISSES
          ? "not-understood"
          : null;
  if (intent !== "other" || why) await clients.understood(message);
  return why;
}

/** A room for the client and whoever comes to help; its card goes to the operators. */
export async function escalate(
  message: Message,
  why: WhyCalled,
  { rooms, operators, clients }: AnswerDeps,
): Promise<Response> {
  const texts = textsIn(message.language);
  const room = await rooms.open({ message, title: texts.helpRoom });
  await clients.keepRoom(message, room.code);
  const isCalled = await operators.call({ message, room, why });
  return { text: (isCalled ? texts.called : texts.nobodyOnDuty)(room), room };
}
