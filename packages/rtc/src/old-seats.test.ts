import { createManualClock } from "@efir/kit";
import type { Member, SeatId } from "@efir/protocol";
import { expect, it } from "vitest";
import { OldSeats } from "./old-seats.ts";
import { FakeTrack } from "./testing/fake-track.ts";
import { joinedAs, member, seatOf } from "./testing/people.ts";

const phone = member("anna", 1);
const desk = { ...phone, seat: seatOf("anna-at-the-desk"), joinedAt: 2 };

const moves = ({ seat }: Member) =>
  ({ type: "member-left", seat, reason: "replaced", moved: true }) as const;

function start() {
  const clock = createManualClock();
  const kept = new Set<SeatId>();
  const over: SeatId[] = [];
  const seats = new OldSeats({
    clock,
    links: { keep: (seat) => void kept.add(seat), letGo: (seat) => void kept.delete(seat) },
    onOver: (seat) => over.push(seat),
  });
  return { seats, clock, kept, over };
}

it("[OE1] an old seat is kept until its person is heard from the next one, and a moment longer", () => {
  const { seats, clock, kept, over } = start();
  const voice = new FakeTrack();
  voice.muted = true;
  seats.hear(moves(phone), [phone]);
  seats.voiceComes(desk, voice.asTrack());
  clock.advance(2_000);
  expect([...kept]).toEqual([phone.seat]);
  voice.interrupted(false);
  clock.advance(100);
  expect([...kept]).toEqual([phone.seat]);
  clock.advance(50);
  expect([kept.size, over]).toEqual([0, [phone.seat]]);
});

it("[OE2] somebody who is not heard in time holds up nothing for longer", () => {
  const { seats, clock, kept, over } = start();
  seats.hear(moves(phone), [phone]);
  clock.advance(5_999);
  expect(kept.size).toBe(1);
  clock.advance(1);
  expect([kept.size, over]).toEqual([0, [phone.seat]]);
  clock.advance(10_000);
  expect(over).toHaveLength(1);
});

it("[OE3] another voice, and the old one itself, end nothing", () => {
  const { seats, clock, kept } = start();
  seats.hear(moves(phone), [phone]);
  seats.voiceComes(member("boris", 1), new FakeTrack().asTrack());
  seats.voiceComes(phone, new FakeTrack().asTrack());
  seats.voiceComes(undefined, new FakeTrack().asTrack());
  clock.advance(1_000);
  expect(kept.size).toBe(1);
});

it("[OE4] whoever is gone, or may not be heard any more, is let go of at once", () => {
  const { seats, kept, over } = start();
  seats.hear(moves(phone), [phone]);
  seats.follow([desk]);
  expect(kept.size).toBe(1);
  seats.follow([]);
  expect([kept.size, over]).toEqual([0, [phone.seat]]);
});

it("[OE5] who moves on at once is kept at one old seat only", () => {
  const { seats, clock, kept, over } = start();
  seats.hear(moves(phone), [phone]);
  seats.hear(moves(desk), [desk]);
  expect([[...kept], over]).toEqual([[desk.seat], [phone.seat]]);
  seats.close();
  clock.advance(10_000);
  expect(over).toHaveLength(1);
});

const [self, anew] = [member("self", 5), member("self-anew", 9)];
const boris = member("boris", 2);

it("[OE6] [MS12] whoever a server has forgotten with us is heard until back from a new seat, for ten seconds at most", () => {
  const { seats, clock, kept, over } = start();
  seats.hear(joinedAs(self, phone, boris), []);
  seats.hear(joinedAs(anew), [phone, boris, self]);
  seats.follow([anew]);
  expect([...kept]).toEqual([phone.seat, boris.seat]);
  clock.advance(2_000);
  seats.follow([anew, desk]);
  seats.voiceComes(desk, new FakeTrack().asTrack());
  clock.advance(150);
  expect([[...kept], over]).toEqual([[boris.seat], [phone.seat]]);
  clock.advance(7_850);
  expect([kept.size, over]).toEqual([0, [phone.seat, boris.seat]]);
});

it("[OE6] one who comes back and may not be heard is let go of", () => {
  const { seats, kept } = start();
  seats.hear(joinedAs(self, phone), []);
  seats.hear(joinedAs(anew), [phone, self]);
  seats.follow([anew, { ...desk, muted: true }]);
  expect(kept.size).toBe(0);
});

it("[OE6] nobody is kept by a first seat, by the same one, nor where the server knows the seat", () => {
  const { seats, kept } = start();
  seats.hear(joinedAs(self), [phone]);
  seats.hear(joinedAs(self), [phone, self]);
  seats.hear(joinedAs(anew, phone), [phone, self]);
  expect(kept.size).toBe(0);
});
