import { seededRandom } from "@efir/kit";
import type { Room } from "@efir/protocol";
import type { Update } from "grammy/types";
import { says } from "./updates.ts";
import { createWorld, type Shared } from "./world.ts";

const CHATS = 40;
const UPDATES = 1_000;
const TWICE = 0.05;

/**
 * A thousand updates from forty chats over two bots that share what they remember. One in twenty is
 * delivered twice: to the other bot at the same moment, or to either of them when all is over.
 */
export async function storm(shared: readonly [Shared, Shared], seed: number) {
  const random = seededRandom(seed);
  const made: Room[] = [];
  const bots = shared.map((one) => createWorld(recording(one, made)));
  const pick = () => bots[random() < 0.5 ? 0 : 1]!;
  const chats = Array.from({ length: CHATS }, () => [] as Update[]);
  for (let n = 0; n < UPDATES; n++) {
    const chat = Math.floor(random() * CHATS);
    const title = random() < 0.3 ? ` new Room ${n}` : "";
    const where = { id: -1 - chat, type: "group", title: `Chat ${chat}` } as const;
    chats[chat]!.push(says(`/room${title}`, where));
  }

  const late: Update[] = [];
  let deliveries = UPDATES;
  // As Telegram does it: one at a time for a chat, chats side by side.
  const deliver = async (updates: readonly Update[]) => {
    for (const update of updates) {
      const [first, second] = random() < 0.5 ? bots : bots.toReversed();
      const isTwice = random() < TWICE;
      if (isTwice) deliveries++;
      const isAtOnce = isTwice && random() < 0.5;
      if (isTwice && !isAtOnce) late.push(update);
      await Promise.all([first!.hear(update), isAtOnce ? second!.hear(update) : null]);
    }
  };
  await Promise.all(chats.map(deliver));
  for (const update of late) await pick().hear(update);

  const all = chats.flat();
  return {
    made: made.map(({ title }) => title).sort(),
    /** One for each that asks for a new one, and one for a chat whose first update does not. */
    wanted: [
      ...all.map(titleIn).filter((title) => title !== ""),
      ...chats
        .filter(([first]) => first && titleIn(first) === "")
        .map(([first]) => first!.message!.chat.title!),
    ].sort(),
    answers: bots.flatMap(({ telegram }) => telegram.said()).length,
    deliveries,
    running: async () => {
      const codes = chats.map((_, chat) =>
        bots[0]!.store.runningRoom({ chat: -1 - chat, thread: null }),
      );
      const rooms = (await Promise.all(codes)).map((code) =>
        made.find((room) => room.code === code),
      );
      return rooms.map((room) => room?.title);
    },
    /** The newest room that each chat asked for. */
    newest: chats.map(
      (updates, chat) => updates.map(titleIn).findLast((title) => title !== "") ?? `Chat ${chat}`,
    ),
    trouble: bots.flatMap(({ lines }) => lines),
  };
}

const titleIn = ({ message }: Update): string => message?.text?.split(" new ")[1] ?? "";

/** Remembers the rooms that were really made. */
function recording({ directory, store }: Shared, made: Room[]): Shared {
  const createRoom: Shared["directory"]["createRoom"] = async (room) => {
    const created = await directory.createRoom(room);
    if (created.ok) made.push(created.value);
    return created;
  };
  return { store, directory: { ...directory, createRoom } };
}
