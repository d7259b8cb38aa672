import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { aMember, aRoom, createFakeCall } from "../testing/fake-call.ts";
import { settle } from "../testing/settle.ts";
import { createVoiceFirst } from "./voice-first.ts";

const SELF = aMember({ link: "self" });
const OTHER = aMember({ name: "Boris", link: "connecting" });

function start() {
  const clock = createManualClock();
  const voiceFirst = createVoiceFirst(clock);
  const call = createFakeCall();
  call.members.set([]);
  call.phase.set({ kind: "connecting", attempt: 1 });
  const isQuiet = async () => {
    let quiet = false;
    void voiceFirst.quiet().then(() => (quiet = true));
    await settle();
    return quiet;
  };
  return { clock, voiceFirst, call, isQuiet };
}

it("[VF1] from the tap on Join until a link stands the line is for the voice alone", async () => {
  const { voiceFirst, call, isQuiet } = start();
  expect(await isQuiet()).toBe(true);
  voiceFirst.begin();
  expect(await isQuiet()).toBe(false);
  voiceFirst.follow(call);
  expect(await isQuiet()).toBe(false);
  call.phase.set({ kind: "live", room: aRoom() });
  expect(await isQuiet()).toBe(false);
  call.members.set([OTHER, SELF]);
  expect(await isQuiet()).toBe(false);
  call.members.set([{ ...OTHER, link: "connected" }, SELF]);
  expect(await isQuiet()).toBe(true);
});

it.each([
  ["is alone", { kind: "live", room: aRoom() }],
  ["has to wait for somebody to open", { kind: "waiting" }],
  ["is not let in", { kind: "ended", reason: "left" }],
] as const)("[VF2] whoever %s waits for no voice", async (_, phase) => {
  const { voiceFirst, call, isQuiet } = start();
  voiceFirst.begin();
  voiceFirst.follow(call);
  call.phase.set(phase);
  call.members.set([SELF]);
  expect(await isQuiet()).toBe(true);
});

it("[VF3] a voice that does not come, and an engine that does not, hold up the rest for six seconds", async () => {
  const { voiceFirst, call, isQuiet, clock } = start();
  voiceFirst.begin();
  clock.advance(6_000);
  expect(await isQuiet()).toBe(true);
  voiceFirst.begin();
  voiceFirst.follow(call);
  clock.advance(5_999);
  expect(await isQuiet()).toBe(false);
  clock.advance(1);
  expect(await isQuiet()).toBe(true);
});
