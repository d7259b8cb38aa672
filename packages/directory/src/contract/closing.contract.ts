import { expect, it } from "vitest";
import { KEEP_BOT_ROOM_MS, LEASE_MS, type Directory } from "../directory.ts";
import type { Use } from "../testing/harness.ts";
import { A, aRoom, code, KEEP_MS, seatOf, sits } from "../testing/people.ts";

const ROOM = code("room-1");
const ALMOST = KEEP_MS - 60_000;

export function closingRules(use: Use): void {
  const withRoom = async () => {
    const directory = use().directory();
    await directory.createRoom(aRoom("room-1"));
    return directory;
  };
  const isThere = async (directory: Directory) => (await directory.room(ROOM)) !== null;

  it("[DR30] a room that nobody enters is kept for its time, and then its code is free", async () => {
    const directory = await withRoom();
    await use().passes(ALMOST);
    expect(await isThere(directory)).toBe(true);
    await use().passes(60_000);
    expect(await isThere(directory)).toBe(false);
    expect((await directory.admit(ROOM, sits(1))).ok).toBe(false);
    expect((await directory.createRoom(aRoom("room-1"))).ok).toBe(true);
  });

  it("[DR31] a room with somebody in it stays, however long", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    await use().passes(365 * KEEP_BOT_ROOM_MS);
    expect(await isThere(directory)).toBe(true);
  });

  it("[DR32] the time starts afresh when the last one leaves", async () => {
    const directory = await withRoom();
    await use().passes(ALMOST);
    await directory.admit(ROOM, sits(1));
    await directory.admit(ROOM, sits(2));
    await directory.leave(ROOM, seatOf(sits(1)));
    await use().passes(2 * KEEP_MS);
    await directory.renew(A);
    await directory.leave(ROOM, seatOf(sits(2)));
    await use().passes(ALMOST);
    expect(await isThere(directory)).toBe(true);
    await use().passes(60_000);
    expect(await isThere(directory)).toBe(false);
  });

  it("[DR32] the time starts when the last one was swept or retired", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    await use().passes(LEASE_MS + KEEP_MS);
    await directory.createRoom(aRoom("room-2"));
    await use().directory().sweep();
    await directory.renew(A);
    await directory.admit(code("room-2"), sits(2));
    await directory.retire(A);
    await use().passes(ALMOST);
    expect([await isThere(directory), await directory.room(code("room-2"))]).not.toContain(null);
    await use().passes(60_000);
    expect(await isThere(directory)).toBe(false);
    expect(await directory.room(code("room-2"))).toBeNull();
  });

  it("[DR33] coming back stops the time", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    await directory.leave(ROOM, seatOf(sits(1)));
    await use().passes(ALMOST);
    await directory.admit(ROOM, sits(1, { seat: 2 }));
    await use().passes(2 * KEEP_MS);
    expect(await isThere(directory)).toBe(true);
  });

  it("[DR33] being replaced or moving in an otherwise empty room does not start it", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    await directory.admit(ROOM, sits(1, { seat: 2 }));
    await directory.admit(ROOM, sits(1, { seat: 2 }));
    await use().passes(2 * KEEP_MS);
    expect(await isThere(directory)).toBe(true);
  });

  it("[DR34] closing a room takes every seat away, and says whose they were", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(2));
    await directory.admit(ROOM, sits(1));
    expect(await use().directory().closeRoom(ROOM)).toEqual([sits(1), sits(2)]);
    expect(await isThere(directory)).toBe(false);
    expect(await directory.members(ROOM)).toEqual([]);
    expect(await directory.leave(ROOM, seatOf(sits(1)))).toBeNull();
    expect(await directory.closeRoom(ROOM)).toEqual([]);
  });

  it("[DR34] a code that was closed can be used anew, and nobody from before is there", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    await directory.closeRoom(ROOM);
    await directory.createRoom(aRoom("room-1", { limit: 1 }));
    const admitted = await directory.admit(ROOM, sits(2));
    expect(admitted.ok && admitted.value.roster).toEqual([sits(2)]);
  });
}
