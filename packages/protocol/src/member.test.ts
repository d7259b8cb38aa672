import fc from "fast-check";
import { expect, it } from "vitest";
import { byJoinTime, type Member } from "./index.ts";
import { anyMember } from "./testing/arbitraries.ts";
import { anna, seat } from "./testing/samples.ts";

const member = (joinedAt: number, id = "seatAnna0001"): Member => ({
  ...anna,
  joinedAt,
  seat: seat(id),
});

/** Few times and few seats, so that ties happen. */
const tied = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom("seat-aaa", "seat-AAA", "seat_000"))
  .map(([joinedAt, id]) => member(joinedAt, id));
const some = fc.oneof(tied, anyMember);
const same = (a: Member, b: Member) => a.joinedAt === b.joinedAt && a.seat === b.seat;

it("[PW15] who joined first comes first", () => {
  const members = [member(30), member(4), member(200)];
  expect(members.toSorted(byJoinTime).map(({ joinedAt }) => joinedAt)).toEqual([4, 30, 200]);
});

it("[PW15] of two who joined at once the seat decides, as ASCII text", () => {
  const seats = ["seat_000", "seat-aaa", "seat-AAA"].map((id) => member(1, id));
  expect(seats.toSorted(byJoinTime).map((one) => one.seat)).toEqual([
    "seat-AAA",
    "seat-aaa",
    "seat_000",
  ]);
});

it("[PW15] the order is total: any two compare, both ways alike", () => {
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(Math.sign(byJoinTime(a, b)) + Math.sign(byJoinTime(b, a))).toBe(0);
      expect(byJoinTime(a, b) === 0).toBe(same(a, b));
    }),
  );
});

it("[PW15] the order is the same wherever a roster comes from", () => {
  fc.assert(
    fc.property(fc.array(some), fc.infiniteStream(fc.nat()), (members, dice) => {
      const shuffled = members
        .map((one) => ({ one, at: Number(dice.next().value) }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const order = (list: readonly Member[]) =>
        list.toSorted(byJoinTime).map(({ joinedAt, seat: id }) => [joinedAt, id]);
      expect(order(shuffled)).toEqual(order(members));
    }),
  );
});
