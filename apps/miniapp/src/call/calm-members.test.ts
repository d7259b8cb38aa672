import { expect, it } from "vitest";
import { aMember } from "../testing/fake-call.ts";
import { calmMembers } from "./calm-members.ts";

it("[RM6] a voice that comes, rises, falls and goes draws nothing anew", () => {
  const before = calmMembers([], [aMember({ state: { level: 1 } })]);
  expect(calmMembers(before, [aMember({ state: { level: 3 } })])).toBe(before);
  expect(calmMembers(before, [aMember({ state: { level: 0 } })])).toBe(before);
});

it.each([
  ["closes the microphone", { state: { level: 1, mic: "off" } }],
  ["shows a camera", { camera: { id: "stream" } as MediaStream }],
  ["raises a hand", { state: { level: 1, hand: true } }],
  ["loses the link", { link: "lost" }],
] as const)("[RM7] whoever %s is drawn anew, and nobody else", (_what, change) => {
  const boris = { seat: "seat-of-boris" as never, name: "Boris" };
  const before = calmMembers([], [aMember({ state: { level: 1 } }), aMember(boris)]);
  const after = calmMembers(before, [aMember({ state: { level: 1 }, ...change }), aMember(boris)]);
  expect(after).not.toBe(before);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

it("[RM8] whoever comes, goes or changes places is noticed", () => {
  const [anna, boris] = [aMember(), aMember({ seat: "seat-of-boris" as never })];
  const before = calmMembers([], [anna, boris]);
  expect(calmMembers(before, [boris, anna])).not.toBe(before);
  expect(calmMembers(before, [anna])).toHaveLength(1);
  expect(calmMembers(before, [anna, boris])).toBe(before);
});
