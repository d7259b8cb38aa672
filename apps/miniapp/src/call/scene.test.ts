import { createManualClock } from "@efir/kit";
import { ChatLine, MemberId, Reaction, SeatId } from "@efir/protocol";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { aMember, createFakeCall, someRights } from "../testing/fake-call.ts";
import { createScene } from "./scene.ts";

const person = (name: string, parts: Parameters<typeof aMember>[0] = {}) =>
  aMember({
    id: v.parse(MemberId, name),
    seat: v.parse(SeatId, `seat-of-${name}`),
    name,
    link: name === "me" ? "self" : "connected",
    joinedAt: 1_000,
    ...parts,
  });

function start() {
  const call = createFakeCall();
  const clock = createManualClock(10_000);
  let frames = 0;
  const waiting: (() => void)[] = [];
  const nextFrame = () => waiting.splice(0).forEach((draw) => draw());
  const scene = createScene({
    call,
    clock,
    frames: {
      next: (draw) => {
        frames += 1;
        waiting.push(draw);
        return () => undefined;
      },
    },
  });
  const names = () => scene.members.get().map(({ name }) => name);
  return { call, clock, scene, names, nextFrame, frames: () => frames };
}

const everybody = ["me", "a", "b", "c", "d", "e"];

describe("the scene", () => {
  it("[RM32] shows everybody at once, and moves up whoever speaks while nobody else does", () => {
    const { call, clock, names, scene, nextFrame } = start();
    call.members.set(everybody.map((name) => person(name)));
    expect(names()).toEqual(everybody);
    call.members.set(
      everybody.map((name) => person(name, { state: { level: name === "e" ? 2 : 0 } })),
    );
    for (let look = 0; look < 10; look++) {
      clock.advance(400);
      nextFrame();
    }
    expect(names()).toEqual(["me", "e", "a", "b", "c", "d"]);
    expect(scene.speaker.get()).toBe("seat-of-e");
  });

  it("[RM33] a voice that rises and falls is drawn, and changes no value", () => {
    const { call, scene, frames } = start();
    call.members.set([person("me"), person("a", { state: { level: 1 } })]);
    scene.levels.attach(v.parse(SeatId, "seat-of-a"), () => undefined);
    let changes = 0;
    scene.members.subscribe(() => {
      changes++;
    });
    for (const level of [2, 3, 1])
      call.members.set([person("me"), person("a", { state: { level } })]);
    expect([changes, frames()]).toEqual([0, 1]);
  });

  it("[RM34] tells what happens, for a moment", () => {
    const { call, clock, scene } = start();
    call.members.set([person("me")]);
    call.members.set([person("me"), person("a")]);
    expect(scene.news.get()).toEqual({ kind: "joined", name: "a" });
    clock.advance(3_000);
    expect(scene.news.get()).toBeNull();
    call.rights.set({ ...someRights, muted: true, maySpeak: false });
    expect(scene.news.get()).toEqual({ kind: "muted" });
    call.refusal.set({ of: "moderate", code: "not-allowed", retryAfterMs: null });
    expect(scene.news.get()).toEqual({ kind: "not-allowed" });
  });

  it("[RM35] a reaction floats by and is gone", () => {
    const { call, clock, scene } = start();
    const clap = v.parse(Reaction, { n: 1, from: "a", name: "a", at: 1, emoji: "👏" });
    call.chat.reacted.set(clap);
    clock.advance(1_000);
    call.chat.reacted.set({ ...clap, n: 2 });
    expect(scene.floating.get().map(({ n }) => n)).toEqual([1, 2]);
    clock.advance(2_500);
    expect(scene.floating.get().map(({ n }) => n)).toEqual([2]);
    clock.advance(2_500);
    expect(scene.floating.get()).toEqual([]);
  });

  it("[RM48] how many are here changes with who comes and goes, and with nothing else", () => {
    const { call, scene } = start();
    let told = 0;
    scene.headcount.subscribe(() => told++);
    call.members.set(everybody.map((name) => person(name)));
    call.members.set(everybody.map((name) => person(name, { state: { level: 2 } })));
    expect([scene.headcount.get(), told]).toEqual([6, 1]);
    call.members.set([person("me")]);
    expect([scene.headcount.get(), told]).toEqual([1, 2]);
  });

  it("[RM46] in a crowd one looks less often who speaks, and while nobody does not at all", () => {
    const { call, clock, scene, nextFrame, frames } = start();
    const people = (count: number, ...speaking: readonly number[]) =>
      Array.from({ length: count }, (_, n) =>
        person(n === 0 ? "me" : `p${n}`, { state: { level: speaking.includes(n) ? 2 : 0 } }),
      );
    const lookAt = (ms: number) => {
      clock.advance(ms);
      nextFrame();
      return scene.speaker.get();
    };
    call.members.set(people(12));
    expect(scene.isCrowded.get()).toBe(false);
    call.members.set(people(12, 1));
    expect([lookAt(399), lookAt(1)]).toEqual([null, "seat-of-p1"]);
    call.members.set(people(13));
    lookAt(400);
    const asked = frames();
    clock.advance(60_000);
    expect([scene.isCrowded.get(), frames()]).toEqual([true, asked]);
    call.members.set(people(13, 2));
    expect([lookAt(599), lookAt(1)]).toEqual(["seat-of-p1", "seat-of-p2"]);
  });

  it("[RM36] after the end nothing is followed any more", () => {
    const { call, clock, scene } = start();
    call.members.set([person("me")]);
    call.leave();
    call.members.set([person("me"), person("a")]);
    clock.advance(5_000);
    expect([scene.members.get().length, scene.news.get()]).toEqual([1, null]);
  });
});

describe("the unread mark", () => {
  const line = (n: number, from: string, at = 2_000) =>
    v.parse(ChatLine, { n, from, name: from, at, text: "Hello" });

  it("[RM37] counts lines of others that came while the chat was not open", () => {
    const { call, scene } = start();
    call.members.set([person("me"), person("a")]);
    call.chat.lines.set([line(1, "a"), line(2, "me"), line(3, "a")]);
    expect(scene.unread.count.get()).toBe(2);
    scene.unread.setOpen(true);
    expect(scene.unread.count.get()).toBe(0);
    call.chat.lines.set([...call.chat.lines.get(), line(4, "a")]);
    expect(scene.unread.count.get()).toBe(0);
    scene.unread.setOpen(false);
    call.chat.lines.set([...call.chat.lines.get(), line(5, "a")]);
    expect(scene.unread.count.get()).toBe(1);
  });

  it("[RM38] what was written before one came in is not new", () => {
    const { call, scene } = start();
    call.members.set([person("me"), person("a")]);
    call.chat.lines.set([line(1, "a", 500), line(2, "a", 999)]);
    expect(scene.unread.count.get()).toBe(0);
  });
});
