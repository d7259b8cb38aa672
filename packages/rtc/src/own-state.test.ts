import { createManualClock } from "@efir/kit";
import type { MemberState } from "@efir/protocol";
import { describe, expect, it } from "vitest";
import type { CaptureState } from "./capture-state.ts";
import { createStateSender, toMemberState } from "./own-state.ts";
import { QUIET } from "./testing/people.ts";

const off: CaptureState = { kind: "off" };
const blocked: CaptureState = { kind: "blocked", by: "user" };

describe("what the others are told", () => {
  it.each([
    [off, "off"],
    [{ kind: "starting" }, "off"],
    [{ kind: "on" }, "on"],
    [blocked, "none"],
  ] as const)("[OS1] a microphone that is %o is told as %s", (microphone, mic) => {
    const parts = {
      microphone,
      camera: off,
      screen: off,
      hand: false,
      away: false,
      level: 0,
    } as const;
    expect(toMemberState(parts)).toEqual({ ...QUIET, mic });
  });

  it.each([
    [off, "off"],
    [{ kind: "starting" }, "off"],
    [{ kind: "on" }, "on"],
    [blocked, "off"],
  ] as const)("[OS2] a camera or screen that is %o is told as %s", (picture, told) => {
    const rest = { microphone: off, hand: true, away: false, level: 2 } as const;
    const expected = { ...QUIET, hand: true, level: 2 };
    expect(toMemberState({ ...rest, camera: picture, screen: off })).toEqual({
      ...expected,
      camera: told,
    });
    expect(toMemberState({ ...rest, camera: off, screen: picture })).toEqual({
      ...expected,
      screen: told,
    });
  });
});

it("[RP8] a microphone that was taken is told as lost, so that others know why it is silent", () => {
  const parts = { camera: off, screen: off, hand: false, away: false, level: 0 } as const;
  const state = (microphone: CaptureState) => toMemberState({ ...parts, microphone });
  expect(state({ kind: "blocked", by: "lost" })).toEqual({ ...QUIET, mic: "none", micLost: true });
  expect(state(blocked)).toEqual({ ...QUIET, mic: "none" });
});

it("[OS7] being away is told while it is so, and not otherwise", () => {
  const parts = { microphone: off, camera: off, screen: off, hand: false, level: 0 } as const;
  expect(toMemberState({ ...parts, away: true })).toEqual({ ...QUIET, away: true });
  expect(toMemberState({ ...parts, away: false })).toEqual(QUIET);
});

function start(isSlow = false) {
  const clock = createManualClock(1_000);
  const sent: MemberState[] = [];
  const sender = createStateSender({
    clock,
    send: (state) => sent.push(state),
    isSlow: () => isSlow,
  });
  sender.told(QUIET);
  const say = (change: Partial<MemberState>) => sender.changed({ ...QUIET, ...change });
  return { clock, sent, sender, say, levels: () => sent.map(({ level }) => level) };
}

describe("the sender", () => {
  it("[OS3] microphone, camera, screen and hand are told at once, one after another", () => {
    const { sent, say } = start();
    say({ mic: "on" });
    say({ mic: "on", camera: "on" });
    say({ mic: "on", camera: "on", screen: "on" });
    say({ mic: "on", camera: "on", screen: "on", hand: true });
    expect(sent.map(({ mic, camera, screen, hand }) => [mic, camera, screen, hand])).toEqual([
      ["on", "off", "off", false],
      ["on", "on", "off", false],
      ["on", "on", "on", false],
      ["on", "on", "on", true],
    ]);
  });

  it("[OS4] the same state is not told again", () => {
    const { sent, say } = start();
    say({});
    say({ mic: "on" });
    say({ mic: "on" });
    expect(sent).toHaveLength(1);
  });

  it("[OS5] a level goes out at most once in 200 ms, and the newest one wins", () => {
    const { clock, say, levels } = start();
    say({ level: 1 });
    clock.advance(50);
    say({ level: 2 });
    clock.advance(50);
    say({ level: 3 });
    clock.advance(99);
    expect(levels()).toEqual([1]);
    clock.advance(1);
    expect(levels()).toEqual([1, 3]);
    clock.advance(5_000);
    expect(levels()).toEqual([1, 3]);
  });

  it("[OS5] a second of babble is six frames at most", () => {
    const { clock, say, sent } = start();
    for (let ms = 0; ms < 1_000; ms += 10) {
      say({ level: (ms / 10) % 4 });
      clock.advance(10);
    }
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.length).toBeLessThanOrEqual(6);
  });

  it("[OS5] a level that came back before its turn is not told", () => {
    const { clock, say, levels } = start();
    say({ level: 1 });
    say({ level: 3 });
    say({ level: 1 });
    clock.advance(1_000);
    expect(levels()).toEqual([1]);
  });

  it("[OS6] a change that is told at once takes the waiting level with it", () => {
    const { clock, say, sent } = start();
    say({ level: 1 });
    say({ level: 3 });
    say({ level: 3, mic: "on" });
    clock.advance(1_000);
    expect(sent.slice(1)).toEqual([{ ...QUIET, level: 3, mic: "on" }]);
  });

  it("[OS7] what a join carried is not told once more", () => {
    const { sent, sender } = start();
    sender.told({ ...QUIET, hand: true });
    sender.changed({ ...QUIET, hand: true });
    expect(sent).toEqual([]);
    sender.changed(QUIET);
    expect(sent).toEqual([QUIET]);
  });

  it("[OS9] on a slow way a level is told once a second, and all else as soon as ever", () => {
    const { clock, sent, say, levels } = start(true);
    say({ level: 1 });
    for (let passed = 100; passed < 1_000; passed += 100) {
      clock.advance(100);
      say({ level: passed % 200 === 0 ? 2 : 3 });
    }
    expect(levels()).toEqual([1]);
    clock.advance(100);
    expect(levels()).toEqual([1, 3]);
    say({ level: 3, mic: "on" });
    expect(sent).toHaveLength(3);
  });

  it("[OS8] without a word so far, the first state is told at once", () => {
    const sent: MemberState[] = [];
    const send = (state: MemberState) => void sent.push(state);
    createStateSender({ clock: createManualClock(), send, isSlow: () => false }).changed(QUIET);
    expect(sent).toEqual([QUIET]);
  });

  it("[OS9] nothing is told after close, neither what waited nor what is new", () => {
    const { clock, say, sender, sent } = start();
    say({ level: 1 });
    say({ level: 2 });
    sender.close();
    sender.close();
    say({ mic: "on" });
    clock.advance(5_000);
    expect(sent).toHaveLength(1);
  });
});
