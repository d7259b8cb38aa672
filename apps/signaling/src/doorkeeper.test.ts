import { createMemoryDirectory, knock, NO_RIGHTS, type Charter } from "@efir/directory";
import { createManualClock } from "@efir/kit";
import { MemberId, Room, roomKey } from "@efir/protocol";
import * as v from "valibot";
import { expect, it } from "vitest";
import type { Session } from "./connection.ts";
import { Doorkeeper } from "./doorkeeper.ts";
import { payloadOf, type Frame } from "./frame.ts";

const room = v.parse(Room, {
  code: "room123",
  title: "",
  owner: null,
  mode: "open",
  entry: "approved",
  plane: "mesh",
  limit: 8,
  createdAt: 1,
});
const person = { id: v.parse(MemberId, "tg1"), name: "Anna", avatar: null };
const empty: Charter = { room, rights: NO_RIGHTS };

function start() {
  const clock = createManualClock();
  const heard: unknown[] = [];
  const keeper = new Doorkeeper({
    directory: createMemoryDirectory({ clock }),
    clock,
    isClosing: () => false,
    failed: () => undefined,
  });
  const send = (frame: Frame) => void heard.push(JSON.parse(String(payloadOf(frame))));
  const nothing = () => undefined;
  const lane = { sendState: nothing, caughtUp: nothing, isFull: () => false };
  const connection = { ...lane, send, sendNews: send, sendTruth: send, end: nothing };
  const session: Session = {
    id: "one",
    socket: { ...connection, talks: nothing, idle: () => Promise.resolve() },
    connection,
    phase: { kind: "new" },
    place: { kind: "lobby" },
  };
  keeper.wait(session, { room: room.code, person });
  return { keeper, session, heard };
}

it("[SG106] news from before the knock turns nobody away", () => {
  const { keeper, session, heard } = start();
  keeper.hear(roomKey(room.code), empty);
  expect(heard).toEqual([]);
  keeper.knocked(session, { room, rights: knock(NO_RIGHTS, person, 1) });
  keeper.hear(roomKey(room.code), empty);
  expect(heard).toEqual([{ type: "turned-away", why: "no-answer" }]);
  expect(keeper.stop(session)).toBe(false);
});
