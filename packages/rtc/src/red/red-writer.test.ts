import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_COPY_BYTES, MAX_OFFSET, parseRed, writeRed } from "./red-packet.ts";
import { FARTHEST, MAX_PACKET_BYTES, RedWriter } from "./red-writer.ts";

const OPUS = 111;
const bytes = (length: number, fill = 7) => new Uint8Array(length).fill(fill);
const plain = (primary: Uint8Array) => writeRed({ payloadType: OPUS, copies: [], primary });

/** What goes out for frames that come every 20 ms, read again. */
function sent(writer: RedWriter, frames: readonly Uint8Array[], first = 0) {
  return frames.map((frame, index) => {
    const timestamp = (first + index * 960) >>> 0;
    const written = writer.write(plain(frame), timestamp);
    if (!written) throw new Error("A RED packet was left alone");
    return { timestamp, size: written.length, packet: parseRed(written) };
  });
}

it("[RF1] a packet carries the frames at the chosen distances, the oldest first", () => {
  const writer = new RedWriter();
  writer.follow([1, 3]);
  const frames = [10, 11, 12, 13].map((size) => bytes(size, size));
  const copies = sent(writer, frames).map(({ packet }) =>
    packet?.copies.map(({ offset, frame }) => [offset, frame.length]),
  );
  expect(copies).toEqual([
    [],
    [[960, 10]],
    [[960, 11]],
    [
      [2_880, 10],
      [960, 12],
    ],
  ]);
});

it("[RF2] redundancy that the browser has put in by itself is taken out", () => {
  const writer = new RedWriter();
  const copies = [{ offset: 960, frame: bytes(40) }];
  const written = writer.write(writeRed({ payloadType: OPUS, copies, primary: bytes(30) }), 960);
  expect(written).toEqual(plain(bytes(30)));
});

it("[RF3] the frames of silence are sent, and never copied", () => {
  const writer = new RedWriter();
  writer.follow([1]);
  const packets = sent(writer, [bytes(2), bytes(30), bytes(30)]);
  expect(packets.map(({ packet }) => packet?.copies.length)).toEqual([0, 0, 1]);
});

it("[RF4] after a pause nothing older than an offset can say travels along", () => {
  const writer = new RedWriter();
  writer.follow([1, 2]);
  writer.write(plain(bytes(30)), 0);
  const after = writer.write(plain(bytes(30)), MAX_OFFSET + 1);
  expect(parseRed(after ?? bytes(0))?.copies).toEqual([]);
});

it("[RF5] other distances hold from the next packet on", () => {
  const writer = new RedWriter();
  const before = sent(writer, [bytes(30), bytes(30)]);
  writer.follow([2]);
  const after = sent(writer, [bytes(30)], 1_920);
  expect([...before, ...after].map(({ packet }) => packet?.copies.length)).toEqual([0, 0, 1]);
});

it.each([
  ["nothing", []],
  ["a header cut short", [0x80 | OPUS, 0]],
  ["only headers of copies", [0x80 | OPUS, 0, 0, 0]],
  ["a copy longer than the packet", [0x80 | OPUS, 0, 0, 9, OPUS, 1, 2]],
])("[RF6] %s is no RED packet, and left alone", (_, raw) => {
  expect(new RedWriter().write(Uint8Array.from(raw), 0)).toBeNull();
});

it("[RF7] whatever is thrown at the parser, it answers", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (raw) => {
      const packet = parseRed(raw);
      if (packet) expect(writeRed(packet).length).toBeLessThanOrEqual(raw.length);
    }),
  );
});

const speech = fc.array(
  fc.record({
    size: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1_300 })),
    /** Mostly every 20 or 60 ms, sometimes after a pause. */
    ticks: fc.oneof(fc.constantFrom(960, 2_880), fc.integer({ min: 1, max: 60_000 })),
    orders: fc.option(fc.array(fc.integer({ min: 1, max: FARTHEST }), { maxLength: 6 })),
  }),
  { maxLength: 60 },
);

it("[RF8] never a broken packet: frames, order and timestamps are kept, copies are true and fit", () => {
  fc.assert(
    fc.property(speech, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (steps, start) => {
      const writer = new RedWriter();
      const frameAt = new Map<number, Uint8Array>();
      let timestamp = start;
      for (const [index, { size, ticks, orders }] of steps.entries()) {
        if (orders) writer.follow(orders);
        timestamp = (timestamp + ticks) >>> 0;
        const primary = bytes(size, index & 255);
        const written = writer.write(plain(primary), timestamp);
        const packet = written && parseRed(written);
        if (!packet) throw new Error("Broken");
        expect([packet.payloadType, packet.primary]).toEqual([OPUS, primary]);
        if (packet.copies.length > 0) expect(written.length).toBeLessThanOrEqual(MAX_PACKET_BYTES);
        const offsets = packet.copies.map(({ offset }) => offset);
        expect(offsets).toEqual([...new Set(offsets)].toSorted((a, b) => b - a));
        for (const { offset, frame } of packet.copies) {
          expect(offset).toBeGreaterThan(0);
          expect(frame.length).toBeLessThanOrEqual(MAX_COPY_BYTES);
          expect(frame).toEqual(frameAt.get((timestamp - offset) >>> 0));
        }
        frameAt.set(timestamp, primary);
      }
    }),
    { numRuns: 100 },
  );
});
