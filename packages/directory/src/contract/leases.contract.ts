import { describe, expect, it } from "vitest";
import { LEASE_MS } from "../directory.ts";
import type { Use } from "../testing/harness.ts";
import { A, aRoom, B, C, code, seatOf, sits } from "../testing/people.ts";

const ROOM = code("room-1");
const THIRD = LEASE_MS / 3;

export function leaseRules(use: Use): void {
  /** Instance A has persons 1 and 2, B has person 3; each has a directory of its own. */
  const withMembers = async (limit = 8) => {
    const [ofA, ofB] = [use().directory(), use().directory()];
    await ofA.createRoom(aRoom("room-1", { limit }));
    await Promise.all([ofA.renew(A), ofB.renew(B)]);
    await ofA.admit(ROOM, sits(1));
    await ofA.admit(ROOM, sits(2));
    await ofB.admit(ROOM, sits(3, { at: B }));
    return { ofA, ofB };
  };
  /** Time in which B renews and A does not, until A's lease has run out. */
  const lapseOfA = async ({ ofB }: Awaited<ReturnType<typeof withMembers>>) => {
    await use().passes(2 * THIRD);
    await ofB.renew(B);
    await use().passes(THIRD);
  };
  const lost = (n: number) => ({ ...sits(n), reason: "lost" as const });

  describe("leases", () => {
    it("[DR20] nobody is listed whose instance's lease ran out, by whomever one asks", async () => {
      const both = await withMembers();
      await lapseOfA(both);
      expect(await both.ofB.members(ROOM)).toEqual([sits(3, { at: B })]);
      expect(await use().directory().members(ROOM)).toEqual([sits(3, { at: B })]);
    });

    it("[DR20] nor in the answer to an admission, once the admitting instance renewed", async () => {
      const both = await withMembers();
      await lapseOfA(both);
      await both.ofB.renew(B);
      const admitted = await both.ofB.admit(ROOM, sits(4, { at: B }));
      if (!admitted.ok) throw new Error(admitted.error.code);
      expect(admitted.value.roster).toEqual([sits(3, { at: B }), sits(4, { at: B })]);
      expect(admitted.value.removed).toEqual([lost(1), lost(2)]);
      expect(await use().directory().sweep()).toEqual([]);
    });

    it("[DR21] the seats of a lapsed instance take up no room, and the admission says that they are gone", async () => {
      const both = await withMembers(3);
      await lapseOfA(both);
      const admitted = await both.ofB.admit(ROOM, sits(4, { at: B }));
      if (!admitted.ok) throw new Error(admitted.error.code);
      expect(admitted.value.removed).toEqual([lost(1), lost(2)]);
      expect(admitted.value.roster).toEqual([sits(3, { at: B }), sits(4, { at: B })]);
      expect(await use().directory().sweep()).toEqual([]);
      expect((await both.ofB.admit(ROOM, sits(5, { at: B }))).ok).toBe(true);
      expect((await both.ofB.admit(ROOM, sits(6, { at: B }))).ok).toBe(false);
    });

    it("[DR21] whose older seat was at a lapsed instance replaces it", async () => {
      const both = await withMembers(3);
      await lapseOfA(both);
      await both.ofB.renew(B);
      const admitted = await both.ofB.admit(ROOM, sits(1, { at: B, seat: 2 }));
      expect(admitted.ok && admitted.value.removed).toEqual([
        { ...sits(1), reason: "replaced" },
        lost(2),
      ]);
    });

    it("[DR21] a seat of a lapsed instance can move to a living one", async () => {
      const both = await withMembers();
      await lapseOfA(both);
      await both.ofB.renew(B);
      const admitted = await both.ofB.admit(ROOM, sits(1, { at: B }));
      expect(admitted.ok && admitted.value.removed).toEqual([lost(2)]);
      expect(await both.ofB.members(ROOM)).toEqual([sits(1, { at: B }), sits(3, { at: B })]);
    });

    it("[DR22] several who sweep at once are told of each lost seat exactly once", async () => {
      const both = await withMembers();
      await both.ofA.createRoom(aRoom("Room-2"));
      await both.ofA.admit(code("room-2"), sits(9));
      await lapseOfA(both);
      const sweepers = [both.ofB, ...[1, 2, 3, 4].map(() => use().directory())];
      const told = (await Promise.all(sweepers.map((sweeper) => sweeper.sweep()))).flat();
      expect(told.sort((a, b) => a.member.joinedAt - b.member.joinedAt)).toEqual([
        { ...lost(1), room: "room-1" },
        { ...lost(2), room: "room-1" },
        { ...lost(9), room: "Room-2" },
      ]);
      expect(await both.ofB.sweep()).toEqual([]);
    });

    it("[DR22] sweeping while everybody lives takes nobody away", async () => {
      const both = await withMembers();
      await use().passes(2 * THIRD);
      expect(await both.ofB.sweep()).toEqual([]);
      expect(await both.ofB.members(ROOM)).toHaveLength(3);
    });

    it("[DR23] renewing keeps all seats of an instance, and says whether the lease still held", async () => {
      const directory = use().directory();
      expect(await directory.renew(A)).toBe(false);
      await directory.createRoom(aRoom("room-1"));
      await directory.admit(ROOM, sits(1));
      for (let round = 0; round < 5; round++) {
        await use().passes(2 * THIRD);
        expect(await directory.renew(A)).toBe(true);
      }
      expect(await directory.members(ROOM)).toEqual([sits(1)]);
      await use().passes(LEASE_MS);
      expect(await directory.renew(A)).toBe(false);
      expect(await directory.renew(A)).toBe(true);
    });

    it("[DR23] an instance that lapsed and renews before anybody swept has its seats back", async () => {
      const both = await withMembers();
      await lapseOfA(both);
      expect(await both.ofA.renew(A)).toBe(false);
      expect(await both.ofB.sweep()).toEqual([]);
      expect(await both.ofB.members(ROOM)).toHaveLength(3);
    });

    it("[DR23] an instance that was swept, renews and lapses again is swept again", async () => {
      const both = await withMembers();
      await lapseOfA(both);
      await both.ofB.sweep();
      await both.ofA.renew(A);
      await both.ofA.admit(ROOM, sits(4));
      await both.ofB.renew(B);
      await lapseOfA(both);
      expect(await both.ofB.sweep()).toEqual([{ ...lost(4), room: "room-1" }]);
    });

    it("[DR24] the first admission makes the lease of an instance that never renewed", async () => {
      const directory = use().directory();
      await directory.createRoom(aRoom("room-1"));
      await directory.admit(ROOM, sits(1));
      expect(await use().directory().members(ROOM)).toEqual([sits(1)]);
      expect(await use().directory().sweep()).toEqual([]);
      await use().passes(LEASE_MS);
      expect(await use().directory().sweep()).toEqual([{ ...lost(1), room: "room-1" }]);
    });

    it("[DR25] an instance that retires is gone at once, and nobody else is", async () => {
      const { ofA, ofB } = await withMembers();
      const swept = await ofA.retire(A);
      expect(swept).toEqual([
        { ...lost(1), room: "room-1" },
        { ...lost(2), room: "room-1" },
      ]);
      expect(await ofB.members(ROOM)).toEqual([sits(3, { at: B })]);
      expect(await ofB.sweep()).toEqual([]);
      expect(await ofA.retire(A)).toEqual([]);
    });

    it("[DR25] whoever retires and comes back starts afresh", async () => {
      const { ofA, ofB } = await withMembers();
      await ofA.retire(A);
      await ofA.admit(ROOM, sits(4));
      expect(await ofB.members(ROOM)).toEqual([sits(3, { at: B }), sits(4)]);
    });

    it("[DR26] leaving while others renew, sweep and admit is told once", async () => {
      const { ofA, ofB } = await withMembers();
      const [left, again] = await Promise.all([
        ofA.leave(ROOM, seatOf(sits(1))),
        ofB.leave(ROOM, seatOf(sits(1))),
        ofA.renew(A),
        ofB.sweep(),
        ofB.admit(ROOM, sits(7, { at: C })),
      ]);
      expect([left, again].filter((seated) => seated !== null)).toEqual([sits(1)]);
      expect((await ofB.members(ROOM)).map(seatOf)).toEqual(
        [sits(2), sits(3), sits(7)].map(seatOf),
      );
    });
  });
}
