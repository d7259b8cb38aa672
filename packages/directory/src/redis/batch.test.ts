import { expect, it } from "vitest";
import { Batch, framesOf } from "./batch.ts";

const packed = (...frames: string[]): Buffer => {
  const batch = new Batch();
  for (const frame of frames) batch.add(Buffer.from(frame));
  const message = Buffer.alloc(batch.bytes);
  expect(batch.write(message, 0)).toBe(batch.bytes);
  return message;
};
const read = (message: Buffer) => [...framesOf(message)].map(String);

it("[RB9] frames that travel together come out as they went in, empty ones too", () => {
  const frames = ["one", "", "три", "\r\n$3\r\n", "x".repeat(70_000)];
  expect(read(packed(...frames))).toEqual(frames);
});

it.each([
  ["cut in a frame", packed("one", "two").subarray(0, -1), ["one"]],
  ["cut in a length", packed("one", "two").subarray(0, 9), ["one"]],
  ["of somebody else", Buffer.from("hello?"), []],
  ["empty", Buffer.alloc(0), []],
])("[RB10] of a message that is %s, only whole frames are heard", (_, message, heard) => {
  expect(read(message)).toEqual(heard);
});
