import {
  ChatLine,
  InstanceId,
  MAX_CHAT_KEPT,
  Reaction,
  roomKey,
  type RoomCode,
} from "@efir/protocol";
import * as v from "valibot";
import type { Chat, Said, Unnumbered } from "../chat.ts";
import type { RedisStore } from "./redis-store.ts";
import { SAY } from "./room-scripts.ts";

const Line = v.omit(ChatLine, ["n"]);
const Emoji = v.omit(Reaction, ["n"]);
const Answer = v.nullable(v.tuple([v.number(), v.array(InstanceId)]));

export async function say(
  { inRoom }: RedisStore,
  code: RoomCode,
  said: Unnumbered,
): Promise<Said | null> {
  const text = said.kind === "line" ? v.parse(Line, said.line) : v.parse(Emoji, said.reaction);
  const json = JSON.stringify(text);
  const answer = v.parse(Answer, await inRoom(SAY, roomKey(code), said.kind, json, MAX_CHAT_KEPT));
  return answer && { n: answer[0], instances: answer[1] };
}

export async function chat({ redis, keys }: RedisStore, code: RoomCode): Promise<Chat> {
  const key = roomKey(code);
  const [lines, reactions] = await Promise.all([
    redis.lrange(keys.chat(key), 0, -1),
    redis.lrange(keys.reactions(key), 0, -1),
  ]);
  return { lines: lines.map(read(Line)), reactions: reactions.map(read(Emoji)) };
}

/** Two lines: the number, and the rest as JSON, which has no line breaks of its own. */
const read =
  <S extends v.GenericSchema<unknown, object>>(schema: S) =>
  (text: string) => {
    const end = text.indexOf("\n");
    const said = v.parse(v.pipe(v.string(), v.parseJson(), schema), text.slice(end + 1));
    return { n: Number(text.slice(0, end)), ...said };
  };
