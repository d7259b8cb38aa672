import { createMemoryDirectory } from "@efir/directory";
import { createManualClock } from "@efir/kit";
import { InstanceId, Member, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { expect, it } from "vitest";
import { message, NOW } from "../testing/messages.ts";
import { directoryRooms } from "./directory-rooms.ts";

function createStage() {
  const clock = createManualClock(NOW);
  const directory = createMemoryDirectory({ clock });
  const opened: string[] = [];
  const rooms = directoryRooms({
    directory,
    clock,
    maxRoomSize: 8,
    secret: "s",
    link: (code, platform) => `${platform}:${code}`,
    opened: (asked, room) => {
      opened.push(`${asked.id} ${room.title}`);
      return Promise.resolve();
    },
  });
  const seat = (code: RoomCode) =>
    directory.admit(code, {
      member: v.parse(Member, {
        id: "gAnna",
        name: "Anna",
        avatar: null,
        seat: "seat-anna",
        joinedAt: 1,
        state: { mic: "on", camera: "off", screen: "off", hand: false, level: 0 },
      }),
      instance: v.parse(InstanceId, "one"),
    });
  return { directory, opened, rooms, seat };
}

it("[GR10] the same message gets the same room, and another message another one", async () => {
  const { rooms, opened } = createStage();
  const wish = { message: message("m1"), title: "Friday" };
  const room = await rooms.open(wish);
  expect(room).toMatchObject({ title: "Friday", onAir: 0, link: `webhook:${room.code}` });
  expect(room.code).toMatch(/^[a-z2-7]{16}$/);
  expect((await rooms.open(wish)).code).toBe(room.code);
  expect((await rooms.open({ ...wish, message: message("m2") })).code).not.toBe(room.code);
  expect(opened).toEqual(["m1 Friday", "m1 Friday", "m2 Friday"]);
});

it("[GR11] a room without a title has one in the language of whoever asks", async () => {
  const { rooms } = createStage();
  const { title } = await rooms.open({ message: message("m1", { language: "ru" }), title: null });
  expect(title).toBe("Голосовая комната");
});

it("[GR12] who is in a room is told where the code alone opens it, and elsewhere only how many", async () => {
  const { rooms, directory, seat } = createStage();
  const { code } = await rooms.open({ message: message("m1"), title: null });
  await seat(code);
  expect(await rooms.find(code, message("m2"))).toMatchObject({ onAir: 1, names: ["Anna"] });
  const closed = v.parse(RoomCode, "closed-1");
  await directory.createRoom({
    code: closed,
    title: "",
    owner: null,
    mode: "open",
    entry: "approved",
    plane: "mesh",
    limit: 8,
    createdAt: NOW,
    keepEmptyMs: 60_000,
  });
  await seat(closed);
  expect(await rooms.find(closed, message("m2"))).toMatchObject({ onAir: 1, names: [] });
  expect(await rooms.find(v.parse(RoomCode, "nobody-1"), message("m2"))).toBeNull();
});
