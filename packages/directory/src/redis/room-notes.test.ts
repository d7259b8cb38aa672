import { roomKey, RoomCode, type InstanceId, type RoomKey } from "@efir/protocol";
import * as v from "valibot";
import { expect, it } from "vitest";
import { A, B } from "../testing/people.ts";
import { RoomNotes } from "./room-notes.ts";

const key = (code: string): RoomKey => roomKey(v.parse(RoomCode, code));
const [ONE, TWO, THREE] = ["one", "two", "three"].map(key) as [RoomKey, RoomKey, RoomKey];
const turn = () => new Promise((done) => setImmediate(done));

function noting() {
  const written: [InstanceId, ...RoomKey[]][] = [];
  const answers: (() => void)[] = [];
  const notes = new RoomNotes((instance, rooms) => {
    written.push([instance, ...rooms]);
    return new Promise((resolve) => answers.push(resolve));
  });
  return { notes, written, answerAll: () => answers.splice(0).forEach((answer) => answer()) };
}

it("[RD15] the rooms of one turn are written down in one go, for each instance", async () => {
  const { notes, written, answerAll } = noting();
  const done = Promise.all([notes.add(A, ONE), notes.add(B, ONE), notes.add(A, TWO)]);
  expect(written).toEqual([]);
  await turn();
  expect(written).toEqual([
    [A, ONE, TWO],
    [B, ONE],
  ]);
  answerAll();
  await done;
});

it("[RD16] whoever asks waits for what was noted before, also for what is on its way", async () => {
  const { notes, written, answerAll } = noting();
  let settled = false;
  void notes.add(A, ONE);
  await turn();
  void notes.add(A, TWO);
  void notes.settled(A).then(() => (settled = true));
  await turn();
  expect(written).toHaveLength(2);
  expect(settled).toBe(false);
  answerAll();
  await turn();
  expect(settled).toBe(true);
  await expect(notes.settled(A)).resolves.toBeUndefined();
});

it("[RD17] a note that cannot be written is an error for its own turn alone", async () => {
  let isBroken = true;
  const notes = new RoomNotes(() =>
    isBroken ? Promise.reject(new Error("away")) : Promise.resolve(),
  );
  const lost = [notes.add(A, ONE), notes.add(A, TWO)];
  for (const one of lost) await expect(one).rejects.toThrow("away");
  isBroken = false;
  await expect(notes.add(A, THREE)).resolves.toBeUndefined();
});
