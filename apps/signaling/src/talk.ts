import type { Unnumbered } from "@efir/directory";
import { ok } from "@efir/kit";
import type { ClientMessage } from "@efir/protocol";
import type { Place, Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { toFrame } from "./frame.ts";
import type { News } from "./others.ts";
import { refuse, type Outcome } from "./outcome.ts";

type Talk = Extract<ClientMessage, { readonly type: "say" | "react" }>;

const TRY_AGAIN_MS = 2_000;

/** Ten at once, and two a second: fast for fingers, and too slow to bury what others say. */
export const TALK_RATE = { burst: 10, perSecond: 2 };

/** Keeps what is said, and tells everybody inside, the sender too. */
export async function talk({ place }: Session, message: Talk, deps: Deps): Promise<Outcome> {
  if (place.kind === "lobby") return refuse("not-joined");
  const retryAfterMs = place.talk.take();
  if (retryAfterMs > 0) return refuse("too-fast", { retryAfterMs });
  try {
    return await tell(place, toSaid(message, place, deps), deps);
  } catch (error) {
    deps.troubled("what was said did not reach the directory", error);
    return refuse("try-again", { retryAfterMs: TRY_AGAIN_MS });
  }
}

type InRoom = Extract<Place, { readonly kind: "room" }>;

function toSaid(message: Talk, { self }: InRoom, { clock }: Deps): Unnumbered {
  const by = { from: self.id, name: self.name, at: clock.now() };
  return message.type === "say"
    ? { kind: "line", line: { ...by, text: message.text } }
    : { kind: "reaction", reaction: { ...by, emoji: message.emoji } };
}

async function tell({ room }: InRoom, said: Unnumbered, deps: Deps): Promise<Outcome> {
  const kept = await deps.directory.say(room.code, said);
  if (!kept) return refuse("not-joined");
  const { n, instances } = kept;
  const news: News =
    said.kind === "line"
      ? { type: "said", line: { n, ...said.line } }
      : { type: "reacted", reaction: { n, ...said.reaction } };
  room.broadcast(news);
  deps.others.tell(
    instances.filter((instance) => instance !== deps.instance),
    room.key,
    news,
  );
  return ok(undefined);
}

/** To somebody who has just come in: what was said before. */
export async function tellChat({ connection, place }: Session, deps: Deps): Promise<void> {
  if (place.kind === "lobby") return;
  try {
    const { lines, reactions } = await deps.directory.chat(place.room.code);
    if (lines.length + reactions.length === 0) return;
    connection.sendNews(toFrame({ type: "chat", lines: [...lines], reactions: [...reactions] }));
  } catch (error) {
    deps.troubled("the chat of a room could not be read", error);
  }
}
