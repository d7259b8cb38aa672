import { expect, it } from "vitest";
import type { Use } from "../testing/harness.ts";
import { aRoom, code, KEEP_MS, plain, QUIET, seatOf, sits } from "../testing/people.ts";
import { listenTo } from "../testing/told.ts";

const ROOM = code("room-1");
const ALMOST = KEEP_MS - 60_000;

export function draftRules(use: Use): void {
  const drafted = async (title = "Draft") => {
    const directory = use().directory();
    const told = await listenTo(directory);
    await directory.draftRoom(aRoom("Room-1", { title }));
    return { directory, told, titleNow: async () => (await directory.room(ROOM))?.title };
  };

  it("[DR60] a draft is answered as it was said, has no members, and nobody is told of it", async () => {
    const { directory, told } = await drafted();
    expect(await use().directory().room(ROOM)).toEqual(plain(aRoom("Room-1", { title: "Draft" })));
    expect(await directory.members(ROOM)).toEqual([]);
    expect(await directory.leave(ROOM, seatOf(sits(1)))).toBeNull();
    expect(await directory.update(ROOM, seatOf(sits(1)), QUIET)).toBe(false);
    expect(await told.events()).toEqual([]);
  });

  it("[DR61] the first admission makes it a room: told before its member, and its code is taken", async () => {
    const { directory, told } = await drafted();
    const admitted = await use().directory().admit(ROOM, sits(1));
    expect(admitted.ok && admitted.value.room.title).toBe("Draft");
    await directory.admit(ROOM, sits(2));
    expect((await directory.createRoom(aRoom("room-1"))).ok).toBe(false);
    expect(await told.events()).toEqual([
      { kind: "room-created", room: "Room-1" },
      { kind: "member-joined", room: "Room-1", member: sits(1).member },
      { kind: "member-joined", room: "Room-1", member: sits(2).member },
    ]);
  });

  it("[DR61] of many who are admitted to a draft at once none is lost, and it is told once", async () => {
    const { told, directory } = await drafted();
    const people = [1, 2, 3, 4, 5, 6].map((n) => sits(n));
    await Promise.all(people.map((seated) => use().directory().admit(ROOM, seated)));
    const created = (await told.events()).filter(({ kind }) => kind === "room-created");
    expect(created).toHaveLength(1);
    expect(await directory.members(ROOM)).toEqual(people);
  });

  it("[DR62] creating a room of that code is not refused, and its facts are the new ones", async () => {
    const { directory, told } = await drafted();
    const created = aRoom("room-1", { title: "Real", limit: 1, keepEmptyMs: 2 * KEEP_MS });
    expect(await directory.createRoom(created)).toEqual({ ok: true, value: plain(created) });
    expect((await directory.createRoom(aRoom("room-1"))).ok).toBe(false);
    await use().passes(KEEP_MS + ALMOST);
    expect(await directory.room(ROOM)).toEqual(plain(created));
    expect((await directory.admit(ROOM, sits(1))).ok).toBe(true);
    expect((await directory.admit(ROOM, sits(2))).ok).toBe(false);
    expect((await told.events()).map(({ kind }) => kind)).toEqual([
      "room-created",
      "member-joined",
    ]);
  });

  it("[DR63] a draft runs out after its time, and leaves its code free", async () => {
    const { directory } = await drafted();
    await use().passes(ALMOST);
    expect(await directory.room(ROOM)).not.toBeNull();
    await use().passes(60_000);
    expect(await directory.room(ROOM)).toBeNull();
    expect((await directory.admit(ROOM, sits(1))).ok).toBe(false);
  });

  it("[DR63] a room that was a draft is kept while empty as any other, and not told again", async () => {
    const { directory, told } = await drafted();
    await directory.admit(ROOM, sits(1));
    await use().passes(2 * KEEP_MS);
    await directory.renew(sits(1).instance);
    await directory.leave(ROOM, seatOf(sits(1)));
    await use().passes(ALMOST);
    await directory.admit(ROOM, sits(2));
    expect((await told.events()).map(({ kind }) => kind)).toEqual([
      "room-created",
      "member-joined",
      "member-left",
      "member-joined",
    ]);
  });

  it("[DR64] another draft takes its place, and its time starts afresh", async () => {
    const { directory, titleNow } = await drafted("First");
    await use().passes(ALMOST);
    await directory.draftRoom(aRoom("room-1", { title: "Second" }));
    await use().passes(ALMOST);
    expect(await titleNow()).toBe("Second");
  });

  it("[DR65] drafting a room that is real, empty or not, changes nothing", async () => {
    const { directory, told, titleNow } = await drafted("First");
    await directory.createRoom(aRoom("room-1", { title: "Real" }));
    await use().passes(ALMOST);
    await directory.draftRoom(aRoom("room-1", { title: "Second" }));
    expect(await titleNow()).toBe("Real");
    await directory.admit(ROOM, sits(1));
    await directory.draftRoom(aRoom("room-1", { title: "Third" }));
    expect([await titleNow(), await directory.members(ROOM)]).toEqual(["Real", [sits(1)]]);
    await directory.leave(ROOM, seatOf(sits(1)));
    await use().passes(KEEP_MS);
    expect(await directory.room(ROOM)).toBeNull();
    expect((await told.events()).map(({ kind }) => kind)).toEqual([
      "room-created",
      "member-joined",
      "member-left",
    ]);
  });

  it("[DR66] closing a draft takes it away, and nobody is told", async () => {
    const { directory, told } = await drafted();
    expect(await directory.closeRoom(ROOM)).toEqual([]);
    expect(await directory.room(ROOM)).toBeNull();
    expect(await told.events()).toEqual([]);
  });
}
