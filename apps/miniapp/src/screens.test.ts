import { createManualClock, State } from "@efir/kit";
import type { CallOptions } from "@efir/rtc";
import { describe, expect, it } from "vitest";
import type { LastRoom } from "./entry/last-rooms.ts";
import type { Feel, Platform } from "./platform/platform.ts";
import { onlyOnce } from "./only-once.ts";
import type { RoomHint } from "./platform/which-room.ts";
import { createScreens, type Screens } from "./screens.ts";
import { createAdmission } from "./session/admission.ts";
import { whoMoved } from "./session/moved.ts";
import { createVoiceFirst } from "./session/voice-first.ts";
import { settle } from "./testing/settle.ts";
import { aSound } from "./testing/a-sound.ts";
import { aPlatform } from "./testing/a-platform.ts";
import { createFakeApi, granted, HOUR } from "./testing/fake-api.ts";
import {
  aCode,
  aRoom,
  createFakeCall,
  createFakeDevices,
  type FakeCall,
  type FakeDevices,
} from "./testing/fake-call.ts";

const NOTHING_KEPT = { read: () => null, write: () => undefined };
const LINK: RoomHint = { kind: "code", code: aCode() };

function open(
  parts: Partial<Platform> = {},
  {
    mayShareScreen = true,
    room = LINK,
    name: lastName = "Anna",
    isQuiet = false,
    moveKey = "",
    engineAwaited = (): Promise<void> | null => null,
  } = {},
) {
  const calls: { readonly options: CallOptions; readonly call: FakeCall }[] = [];
  const inCall: boolean[] = [];
  const kept: string[] = [];
  const platform = {
    ...aPlatform(parts),
    setInCall: (now: boolean) => inCall.push(now),
  };
  const clock = createManualClock();
  const { api, sessions } = createFakeApi({ session: () => granted("t1", HOUR) });
  let name: string | null = lastName;
  const made: FakeDevices[] = [];
  const ahead: string[] = [];
  const rooms: LastRoom[] = [];
  const screens = createScreens({
    platform,
    mayShareScreen,
    beginsQuietly: onlyOnce(isQuiet),
    comesAlong: onlyOnce(moveKey !== ""),
    clock,
    admission: createAdmission({
      initData: platform.initData,
      api,
      clock,
      guests: { read: () => null, write: () => undefined },
      moved: moveKey === "" ? null : whoMoved({ key: moveKey, room, kept: NOTHING_KEPT, clock }),
    }),
    address: {
      room,
      socket: "ws://efir.test/ws",
      keepRoom: (code) => kept.push(code),
      roomLink: (code) => `https://efir.test/?room=${code}`,
    },
    name: { get: () => name, set: (text) => void (name = text) },
    lastRooms: { all: () => rooms, add: (room) => rooms.unshift(room) },
    createSound: aSound,
    createDevices: () => {
      made.push(createFakeDevices());
      return made.at(-1) ?? createFakeDevices();
    },
    isAllowed: () => Promise.resolve(true),
    engineAwaited,
    voiceFirst: createVoiceFirst(clock),
    prepareJoin: () => undefined,
    joinAhead: ({ room: code }) => {
      ahead.push(code);
      return () => void ahead.push("given up");
    },
    createCall: (options) => {
      const call = createFakeCall(made.find((devices) => devices === options.devices));
      calls.push({ options, call });
      return call;
    },
  });
  return { screens, calls, clock, inCall, kept, rooms, made, sessions, ahead, name: () => name };
}

function entryOf({ screen }: Screens) {
  const now = screen.get();
  if (now.kind !== "entry") throw new Error("not on the first screen");
  return now.entry;
}

function visitOf({ screen }: Screens) {
  const now = screen.get();
  if (now.kind !== "call") throw new Error("not in a room");
  return now.visit;
}

describe("screens", () => {
  it("[MA75] [TRAP33] the Join tap makes the call and asks for the microphone, once and at once", () => {
    const { screens, calls } = open();
    entryOf(screens).submit();
    expect(visitOf(screens).call).toBe(calls[0]?.call);
    expect(calls[0]?.options).toMatchObject({ url: "ws://efir.test/ws", room: "room123" });
    expect(calls[0]?.call.microphone.asked()).toBe(1);
    expect(calls[0]?.call.camera.asked()).toBe(0);
  });

  it("[JF17] the join goes ahead while the engine is on its way, once, and is given up without one", async () => {
    let fail: (error: Error) => void = () => undefined;
    const broken = open({}, { engineAwaited: () => new Promise((_, reject) => (fail = reject)) });
    entryOf(broken.screens).submit();
    entryOf(broken.screens).submit();
    expect([broken.ahead, broken.calls]).toEqual([["room123"], []]);
    fail(new TypeError("no network"));
    await settle();
    expect(broken.ahead).toEqual(["room123", "given up"]);
    entryOf(broken.screens).submit();
    expect(broken.ahead).toHaveLength(3);

    const { screens, ahead, calls } = open({}, { engineAwaited: () => Promise.resolve() });
    entryOf(screens).submit();
    await settle();
    expect([ahead, calls.length, screens.screen.get().kind]).toEqual([["room123"], 1, "call"]);
  });

  it("[MV18] whoever had the microphone off at another device begins with it off, the first time", () => {
    const { screens, calls } = open({}, { isQuiet: true });
    entryOf(screens).submit();
    expect(calls[0]?.call.microphone.asked()).toBe(0);
    calls[0]?.call.leave();
    entryOf(screens).submit();
    expect(calls[1]?.call.microphone.asked()).toBe(1);
  });

  it("[MV24] whoever came with a call, and wants another room, is whoever they are without it", async () => {
    const { screens, calls, sessions, made } = open({}, { moveKey: "key" });
    const first = entryOf(screens);
    expect([first.isMoving, first.state.get().name]).toEqual([true, null]);
    void first.devices.microphone.start();
    first.otherRoom();
    const second = entryOf(screens);
    expect([second.isMoving, second.state.get().name]).toEqual([false, "Anna"]);
    expect(made[0]?.microphone.state.get().kind).toBe("off");
    second.setCode("other");
    second.submit();
    await calls[0]?.options.token(false);
    expect(sessions.at(-1)?.request).toEqual({ guest: { name: "Anna" } });
  });

  it("[MV25] inside Telegram that is whom Telegram names", async () => {
    const { screens, calls, sessions } = open({ initData: "signed" }, { moveKey: "key" });
    entryOf(screens).otherRoom();
    expect(entryOf(screens).state.get().name).toBeNull();
    entryOf(screens).setCode("other");
    entryOf(screens).submit();
    await calls[0]?.options.token(false);
    expect(sessions.at(-1)?.request).toEqual({ initData: "signed" });
  });

  it("[MV26] a call that came along is no news any more once one has joined", () => {
    const { screens, calls } = open({}, { moveKey: "key" });
    entryOf(screens).submit();
    calls[0]?.call.leave();
    expect(entryOf(screens).isMoving).toBe(false);
  });

  it("[MV19] the link to another device says whether the microphone is on at that moment", () => {
    const { screens, calls } = open();
    entryOf(screens).submit();
    const { linkOf } = visitOf(screens).moving;
    calls[0]?.call.microphone.state.set({ kind: "on" });
    expect(linkOf("K")).toBe("https://efir.test/?room=room123#move=K");
    calls[0]?.call.microphone.state.set({ kind: "off" });
    expect(linkOf("K")).toBe("https://efir.test/?room=room123#move-quiet=K");
  });

  it("[MA76] the call gets its token from the session", async () => {
    const { screens, calls } = open();
    entryOf(screens).submit();
    expect(await calls[0]?.options.token(false)).toEqual({ ok: true, value: "t1" });
  });

  it("[MA77] the room is in the address and the name is remembered", () => {
    const { screens, kept, name } = open();
    entryOf(screens).setName(" Vera ");
    entryOf(screens).submit();
    expect([kept, name()]).toEqual([["room123"], "Vera"]);
  });

  it("[MA78] [TRAP39] whoever leaves is on the first screen, at the same room", () => {
    const { screens, calls, inCall } = open();
    entryOf(screens).submit();
    calls[0]?.call.leave();
    expect(entryOf(screens).state.get().code).toEqual({ kind: "known", code: "room123" });
    expect(inCall).toEqual([true, false]);
  });

  it("[MA79] [TRAP39] a call that ends by itself stays to say why, and can be had back", () => {
    const { screens, calls, inCall } = open();
    entryOf(screens).submit();
    calls[0]?.call.phase.set({ kind: "ended", reason: "taken-over" });
    expect(visitOf(screens).call).toBe(calls[0]?.call);
    visitOf(screens).joinAgain(false);
    expect(visitOf(screens).call).toBe(calls[1]?.call);
    expect(calls[1]?.options).toMatchObject({ room: "room123", open: false });
    expect(calls[1]?.call.microphone.asked()).toBe(1);
    expect(inCall).toEqual([true, false, true]);
  });

  it("[MA93] [TRAP36] where no screen can be shared, no way to share one is offered", () => {
    for (const may of [true, false]) {
      const { screens, calls } = open({}, { mayShareScreen: may });
      entryOf(screens).submit();
      expect(visitOf(screens).screen).toBe(may ? calls[0]?.call.screen : null);
    }
  });

  it("[MA80] [TRAP37] a page that goes away leaves the room", () => {
    const { screens, calls } = open();
    screens.leave();
    entryOf(screens).submit();
    screens.leave();
    expect(calls[0]?.call.phase.get()).toEqual({ kind: "ended", reason: "left" });
  });

  it("[MA81] Telegram's people are asked for no name", () => {
    const { screens, calls } = open({ initData: "signed" });
    expect(entryOf(screens).state.get().name).toBeNull();
    entryOf(screens).submit();
    expect(calls).toHaveLength(1);
  });

  it("[EN3] what was tried out on the first screen is the same in the call, and is not asked for twice", () => {
    const { screens, calls, made } = open();
    void entryOf(screens).devices.microphone.start();
    entryOf(screens).submit();
    expect(calls[0]?.call.microphone).toBe(made[0]?.microphone);
    expect(calls[0]?.call.microphone.asked()).toBe(1);
  });

  it("[EN4] whoever refused the microphone before the call is not asked again by the Join tap", () => {
    const { screens, calls, made } = open();
    made[0]?.microphone.state.set({ kind: "blocked", by: "user" });
    entryOf(screens).submit();
    expect(calls[0]?.call.microphone.asked()).toBe(0);
  });

  it("[EN5] a listener is asked for nothing", () => {
    const { screens, calls } = open();
    entryOf(screens).listen();
    expect(calls[0]?.call.microphone.asked()).toBe(0);
    expect(visitOf(screens).wish.as).toBe("listener");
  });

  it("[EN6] a room that one was in is remembered by its title", () => {
    const { screens, calls, rooms } = open();
    entryOf(screens).submit();
    expect(rooms).toEqual([]);
    calls[0]?.call.phase.set({ kind: "live", room: aRoom("Friday talk") });
    expect(rooms).toEqual([{ code: "room123", title: "Friday talk" }]);
  });

  it("[SU14] whoever saves data does in every call, and may stop in the middle of one", () => {
    const { screens, calls } = open();
    entryOf(screens).sound.change({ saver: true });
    entryOf(screens).submit();
    expect(calls[0]?.call.saver.get()).toBe(true);
    visitOf(screens).sound.change({ saver: false });
    expect(calls[0]?.call.saver.get()).toBe(false);
  });

  it("[EN7] a link that asks to join at once does, after the question about the microphone", async () => {
    const { screens, calls, sessions } = open({}, { room: { ...LINK, auto: true } });
    expect(sessions.length).toBe(1); // asked for while the microphone is
    await settle();
    expect(visitOf(screens).call).toBe(calls[0]?.call);
    expect(calls[0]?.call.microphone.asked()).toBe(1);
  });

  it("[EN8] where a name is missing, no link joins for the person", async () => {
    const { screens, calls } = open({}, { room: { ...LINK, auto: true }, name: "" });
    await settle();
    expect([calls.length, entryOf(screens).state.get().name]).toEqual([0, ""]);
  });

  it.each([
    ["telegram", "https://t.me/efir_bot/call?startapp=room123"],
    ["browser", "https://efir.test/?room=room123"],
  ] as const)("[MA150] one invites from %s to where one is", async (kind, link) => {
    const shared: string[] = [];
    const shareLink: Platform["shareLink"] = ({ url }) => {
      shared.push(url);
      return Promise.resolve("shared");
    };
    const { screens, calls } = open({ kind, shareLink });
    entryOf(screens).submit();
    await visitOf(screens).invite({ text: "Come in", language: "en" });
    expect(shared).toEqual(["https://efir.test/?room=room123"]);
    calls[0]?.call.link.set("https://t.me/efir_bot/call?startapp=room123");
    await visitOf(screens).invite({ text: "Come in", language: "en" });
    expect(shared.at(-1)).toBe(link);
  });

  it("[PG22] [TRAP37] who puts the page aside stays in the room, and the others are told", () => {
    const inFront = new State(true);
    const { screens, calls } = open({ inFront });
    entryOf(screens).submit();
    const said: boolean[] = [];
    const call = calls[0]?.call;
    call?.away.subscribe(() => said.push(call.away.get()));
    inFront.set(false);
    expect(visitOf(screens).call).toBe(call);
    inFront.set(true);
    call?.leave();
    inFront.set(false);
    expect(said).toEqual([true, false]);
  });

  it("[TK10] [TRAP37] who comes back hears the others, and has the microphone that a call took", async () => {
    const inFront = new State(true);
    const { screens, calls, clock } = open({ inFront });
    entryOf(screens).submit();
    const call = calls[0]?.call;
    inFront.set(false);
    call?.sound.set("blocked");
    call?.microphone.state.set({ kind: "blocked", by: "lost" });
    await settle();
    expect(call?.microphone.asked()).toBe(1);
    inFront.set(true);
    expect(call?.sound.get()).toBe("playing");
    clock.advance(1_000);
    await settle();
    expect(call?.microphone.asked()).toBe(2);
  });

  it("[PG23] a call that ends by itself can be felt", () => {
    const felt: (Feel | undefined)[] = [];
    const { screens, calls } = open({ haptic: (feel) => felt.push(feel) });
    entryOf(screens).submit();
    calls[0]?.call.phase.set({ kind: "ended", reason: "removed" });
    expect(felt).toEqual(["done", "trouble"]);
  });
});
