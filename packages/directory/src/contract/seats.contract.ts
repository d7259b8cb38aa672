import { expect, it } from "vitest";
import type { MemberState } from "@efir/protocol";
import { NO_RIGHTS } from "../rights/room-rights.ts";
import type { Use } from "../testing/harness.ts";
import { A, aRoom, B, code, plain, QUIET, seatOf, sits } from "../testing/people.ts";

const ROOM = code("room-1");

export function seatRules(use: Use): void {
  const withRoom = async (limit = 8) => {
    const directory = use().directory();
    await directory.createRoom(aRoom("room-1", { limit }));
    return directory;
  };

  it("[DR7] who is admitted gets the room and everyone in it, the newcomer included, by join time", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(3));
    await use()
      .directory()
      .admit(ROOM, sits(1, { at: B }));
    expect(await directory.admit(ROOM, sits(2))).toEqual({
      ok: true,
      value: {
        room: plain(aRoom("room-1")),
        roster: [sits(1, { at: B }), sits(2), sits(3)],
        removed: [],
        rights: NO_RIGHTS,
        hasChat: false,
      },
    });
    expect(await directory.members(ROOM)).toEqual([sits(1, { at: B }), sits(2), sits(3)]);
  });

  it("[DR7] three hundred members fit in a room that may hold a thousand", async () => {
    const directory = await withRoom(1_000);
    const people = Array.from({ length: 300 }, (_, n) => sits(n + 1));
    await Promise.all(people.map((seated) => directory.admit(ROOM, seated)));
    expect(await directory.members(ROOM)).toEqual(people);
    const last = await directory.admit(ROOM, sits(301));
    expect(last.ok && last.value.roster).toHaveLength(301);
  });

  it("[DR8] a room that is not there takes nobody in, and has no members", async () => {
    const directory = use().directory();
    expect(await directory.admit(ROOM, sits(1))).toEqual({
      ok: false,
      error: { code: "room-not-found" },
    });
    expect(await directory.members(ROOM)).toEqual([]);
    expect(await directory.leave(ROOM, seatOf(sits(1)))).toBeNull();
    expect(await directory.update(ROOM, seatOf(sits(1)), QUIET)).toBe(false);
  });

  it("[DR9] a full room refuses, and says how many it holds", async () => {
    const directory = await withRoom(2);
    await directory.admit(ROOM, sits(1));
    await directory.admit(ROOM, sits(2));
    const refusal = { ok: false, error: { code: "room-full", limit: 2 } };
    expect(await directory.admit(ROOM, sits(3))).toEqual(refusal);
    await directory.leave(ROOM, seatOf(sits(1)));
    expect((await directory.admit(ROOM, sits(3))).ok).toBe(true);
  });

  it("[DR10] a person has one seat: a newer one replaces the older, in a full room too", async () => {
    const directory = await withRoom(2);
    await directory.admit(ROOM, sits(1, { at: B }));
    await directory.admit(ROOM, sits(2));
    const newer = sits(1, { seat: 2, joinedAt: 1_763_000_009_999 });
    const admitted = await directory.admit(ROOM, newer);
    expect(admitted.ok && admitted.value).toMatchObject({
      roster: [sits(2), newer],
      removed: [{ ...sits(1, { at: B }), reason: "replaced" }],
    });
    expect(await directory.members(ROOM)).toEqual([sits(2), newer]);
  });

  it("[DR10] the same person may sit in two rooms", async () => {
    const directory = await withRoom();
    await directory.createRoom(aRoom("room-2"));
    await directory.admit(ROOM, sits(1));
    const second = await directory.admit(code("room-2"), sits(1, { seat: 2 }));
    expect(second.ok && second.value.removed).toEqual([]);
    expect(await directory.members(ROOM)).toEqual([sits(1)]);
  });

  it("[DR11] a seat admitted again moves to the instance named now, even in a full room", async () => {
    const directory = await withRoom(1);
    await directory.admit(ROOM, sits(1, { at: A }));
    const moved = await use()
      .directory()
      .admit(ROOM, sits(1, { at: B, name: "Renamed" }));
    expect(moved.ok && moved.value).toMatchObject({
      roster: [sits(1, { at: B, name: "Renamed" })],
      removed: [],
    });
    expect(await directory.retire(A)).toEqual([]);
    expect(await directory.members(ROOM)).toEqual([sits(1, { at: B, name: "Renamed" })]);
  });

  it.each<[string, Partial<MemberState>]>([
    ["a listener", { mic: "none" }],
    ["muted", { mic: "off" }],
    ["camera", { camera: "on" }],
    ["screen", { screen: "on" }],
    ["hand", { hand: true }],
    ["soft", { level: 1 }],
    ["loud", { level: 3 }],
  ])("[DR12] a change of state is in every list from then on: %s", async (_, change) => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    const state = { ...QUIET, ...change };
    expect(
      await use()
        .directory()
        .update(ROOM, seatOf(sits(1)), state),
    ).toBe(true);
    const changed = { ...sits(1), member: { ...sits(1).member, state } };
    expect(await directory.members(ROOM)).toEqual([changed]);
    const second = await directory.admit(ROOM, sits(2));
    expect(second.ok && second.value.roster[0]).toEqual(changed);
    expect(await directory.leave(ROOM, seatOf(sits(1)))).toEqual(changed);
  });

  it("[DR12] the state of a seat that is gone cannot be changed", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    await directory.leave(ROOM, seatOf(sits(1)));
    expect(await directory.update(ROOM, seatOf(sits(1)), QUIET)).toBe(false);
    expect(await directory.members(ROOM)).toEqual([]);
  });

  it("[DR13] of two who take the same leave only one is told", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    const seat = seatOf(sits(1));
    const told = await Promise.all([
      directory.leave(ROOM, seat),
      use().directory().leave(ROOM, seat),
    ]);
    expect(told.filter((seated) => seated !== null)).toEqual([sits(1)]);
    expect(await directory.leave(ROOM, seat)).toBeNull();
  });

  it("[DR13] leaving an older seat does not touch the newer one", async () => {
    const directory = await withRoom();
    await directory.admit(ROOM, sits(1));
    await directory.admit(ROOM, sits(1, { seat: 2 }));
    expect(await directory.leave(ROOM, seatOf(sits(1)))).toBeNull();
    expect(await directory.members(ROOM)).toEqual([sits(1, { seat: 2 })]);
    const third = await directory.admit(ROOM, sits(1, { seat: 3 }));
    expect(third.ok && third.value.removed.map(seatOf)).toEqual([seatOf(sits(1, { seat: 2 }))]);
  });
}
