import { TurnedAwayWhy, type ServerMessage } from "@efir/protocol";
import { expect, it } from "vitest";
import { joinedAs, member } from "./testing/people.ts";
import { createSignalingRig } from "./testing/signaling-rig.ts";

const NOT_YET: ServerMessage = { type: "refused", of: "join", code: "not-let-in" };
const types = (messages: readonly { type: string }[]) => messages.map(({ type }) => type);

async function atTheDoor() {
  const rig = createSignalingRig();
  const socket = await rig.opened();
  socket.serverSays(NOT_YET);
  return { ...rig, socket };
}

it("[RR9] whoever has to be let in waits on the same socket, as long as it takes", async () => {
  const { status, socket, sockets, advance } = await atTheDoor();
  expect(status()).toEqual({ kind: "waiting" });
  for (let n = 0; n < 30; n++) {
    await advance(5_000);
    socket.serverSays({ type: "pong", at: 0 });
  }
  expect([status(), sockets.length, socket.closedWith]).toEqual([{ kind: "waiting" }, 1, null]);
});

it("[RR9] let in, it joins again at once", async () => {
  const { status, socket } = await atTheDoor();
  socket.serverSays({ type: "let-in" });
  expect(types(socket.messages())).toEqual(["hello", "join", "join"]);
  socket.serverSays(joinedAs(member("self", 1)));
  expect(status()).toEqual({ kind: "joined" });
});

it.each(TurnedAwayWhy.options)("[RR9] turned away (%s), it stops, and knows why", async (why) => {
  const { status, socket } = await atTheDoor();
  socket.serverSays({ type: "turned-away", why });
  const reason = why === "declined" ? "turned-away" : why;
  expect(status()).toEqual({ kind: "ended", reason });
  expect(socket.closedWith).toBe(1000);
});

it("[RR9] whoever loses the socket at the door comes back to it", async () => {
  const { status, socket, opened, advance } = await atTheDoor();
  socket.serverCloses(1006);
  await advance(5_000);
  const next = await opened();
  next.serverSays(NOT_YET);
  expect([types(next.messages()), status()]).toEqual([["hello", "join"], { kind: "waiting" }]);
});

it("[RR9] whoever does not want to wait any more says so", async () => {
  const { signaling, status, socket } = await atTheDoor();
  signaling.leave();
  expect(types(socket.messages())).toEqual(["hello", "join", "leave"]);
  expect(status()).toEqual({ kind: "ended", reason: "left" });
});

it("[RR9] nothing but that is said at the door", async () => {
  const { signaling, socket } = await atTheDoor();
  signaling.tell({ type: "say", text: "hello" });
  expect(types(socket.messages())).toEqual(["hello", "join"]);
});
