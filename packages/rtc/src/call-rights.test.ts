import type { Room, ServerMessage } from "@efir/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mayActUpon, toCallRights } from "./call-rights.ts";
import { createCallRig } from "./testing/call-rig.ts";
import { FakeAudio } from "./testing/fake-audio.ts";
import { FakeMediaStream, fakeTrack } from "./testing/fake-track.ts";
import { joinedAs, member, ROOM } from "./testing/people.ts";
import { settled } from "./testing/settled.ts";

beforeEach(() => {
  FakeAudio.reset();
  vi.stubGlobal("MediaStream", FakeMediaStream);
  vi.stubGlobal("Audio", FakeAudio);
});
afterEach(() => void vi.unstubAllGlobals());

const anna = member("anna", 3);
const self = member("self", 2);
const rights = (of: { seat: typeof anna.seat }, role: "speaker" | "listener", muted: boolean) =>
  ({ type: "member-rights", seat: of.seat, role, muted }) as const;

async function inTheRoom() {
  const rig = await createCallRig();
  rig.newest().opens();
  rig.newest().serverSays(joinedAs(self, anna));
  await settled();
  const says = (message: ServerMessage) => rig.newest().serverSays(message);
  const told = () => {
    const states = rig.newest().messages();
    return states.flatMap((message) => (message.type === "state" ? [message.state] : [])).at(-1);
  };
  return { ...rig, says, told };
}

describe("what others may", () => {
  it("[RR12] whoever is muted is not played, whatever arrives, and is again when unmuted", async () => {
    const { pcs, says, call } = await inTheRoom();
    pcs[0]?.hears(0, fakeTrack());
    expect(FakeAudio.made.map(({ muted }) => muted)).toEqual([false]);
    says(rights(anna, "speaker", true));
    expect(FakeAudio.made.map(({ muted }) => muted)).toEqual([true]);
    expect(call.members.get()[1]).toMatchObject({ muted: true, role: "speaker" });
    pcs[0]?.hears(0, fakeTrack());
    expect(FakeAudio.made.map(({ muted }) => muted)).toEqual([true]);
    says(rights(anna, "speaker", false));
    expect(FakeAudio.made.map(({ muted }) => muted)).toEqual([false]);
  });

  it("[RR12] a listener is neither played nor shown, even if it is told as sending", async () => {
    const { pcs, says, call } = await inTheRoom();
    says({ type: "member-changed", seat: anna.seat, state: { ...anna.state, camera: "on" } });
    pcs[0]?.transport("connected");
    await call.camera.start();
    await settled();
    pcs[0]?.hears(0, fakeTrack());
    pcs[1]?.hears(0, fakeTrack("video"));
    expect(call.members.get()[1]?.camera).not.toBeNull();
    says(rights(anna, "listener", false));
    expect(call.members.get()[1]?.camera).toBeNull();
    expect(FakeAudio.made.map(({ muted }) => muted)).toEqual([true]);
  });
});

describe("what oneself may", () => {
  it("[CA9] muted by a moderator the microphone is off, and stays off", async () => {
    const { call, says, told, tracks } = await inTheRoom();
    await call.microphone.start();
    expect(told()?.mic).toBe("on");
    says(rights(self, "speaker", true));
    expect(call.rights.get()).toMatchObject({ muted: true, maySpeak: false, mayShow: true });
    expect([call.microphone.state.get().kind, told()?.mic]).toEqual(["off", "off"]);
    await call.microphone.start();
    expect(call.microphone.state.get().kind).toBe("off");
    expect(tracks.map(({ enabled }) => enabled)).toEqual([false]);
    says(rights(self, "speaker", false));
    await call.microphone.start();
    expect([call.microphone.state.get().kind, told()?.mic]).toEqual(["on", "on"]);
  });

  it("[CA9] a listener shows nothing, and a hand goes down when one may speak", async () => {
    const { call, says } = await inTheRoom();
    await call.camera.start();
    await call.screen?.start();
    says(rights(self, "listener", false));
    expect([call.camera.state.get().kind, call.screen?.state.get().kind]).toEqual(["off", "off"]);
    call.raiseHand(true);
    says(rights(self, "speaker", false));
    expect(call.hand.get()).toBe(false);
  });

  it("[CA10] one's rights follow one's role and the rules of the room", async () => {
    const { call, says } = await inTheRoom();
    expect(call.rights.get()).toMatchObject({ role: "speaker", moderates: false, maySpeak: true });
    let changes = 0;
    call.rights.subscribe(() => ++changes);
    says({ type: "member-changed", seat: anna.seat, state: { ...anna.state, level: 2 } });
    expect(changes).toBe(0);
    says({ type: "room-rules", rules: { locked: true, muteOnEntry: false } });
    says({ type: "member-rights", seat: self.seat, role: "moderator", muted: false });
    expect(changes).toBe(2);
    expect(call.rights.get()).toMatchObject({
      moderates: true,
      leads: true,
      rules: { locked: true },
    });
  });

  it("[RR4] a moderator leads only where nobody owns the room", () => {
    const rules = { locked: false, muteOnEntry: false };
    const owned: Room = { ...ROOM, owner: anna.id };
    const asModerator = { ...self, role: "moderator" } as const;
    const leads = (room: Room) => toCallRights({ self: asModerator, room, rules }).leads;
    expect([leads(ROOM), leads(owned)]).toEqual([true, false]);
    expect([mayActUpon("owner", "moderator"), mayActUpon("moderator", "owner")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("what one asks for", () => {
  it("[CA11] an act, a line and a reaction are sent, and what was refused is said", async () => {
    const { call, newest, says } = await inTheRoom();
    call.moderation.act({ kind: "mute", person: anna.id });
    call.chat.say("  Hello \n");
    call.chat.say(" \n ");
    call.chat.react("👍");
    expect(newest().messages().slice(2)).toEqual([
      { type: "moderate", act: { kind: "mute", person: anna.id } },
      { type: "say", text: "Hello" },
      { type: "react", emoji: "👍" },
    ]);
    expect(call.refusal.get()).toBeNull();
    says({ type: "refused", of: "moderate", code: "not-allowed" });
    expect(call.refusal.get()).toEqual({ of: "moderate", code: "not-allowed", retryAfterMs: null });
    says({ type: "refused", of: "state", code: "too-fast" });
    expect(call.refusal.get()?.of).toBe("moderate");
    expect(call.phase.get().kind).toBe("live");
  });

  it("[CA12] who waits and who is banned is known to whom it is told, and forgotten with the seat", async () => {
    const { call, says } = await inTheRoom();
    const { id, name, avatar } = anna;
    says({ type: "knocks", people: [{ id, name, avatar }] });
    says({ type: "bans", people: [{ id, name, avatar }] });
    expect([call.moderation.knocks.get(), call.moderation.bans.get()]).toEqual([
      [{ id, name, avatar }],
      [{ id, name, avatar }],
    ]);
    says(joinedAs(self, anna));
    expect([call.moderation.knocks.get(), call.moderation.bans.get()]).toEqual([[], []]);
  });

  it("[CH3] what is said is shown in its order, each once, however it comes", async () => {
    const { call, says } = await inTheRoom();
    const line = (n: number) => ({ n, from: anna.id, name: "anna", at: n, text: `line ${n}` });
    const reaction = { n: 2, from: anna.id, name: "anna", at: 2, emoji: "👍" };
    says({ type: "said", line: line(4) });
    says({ type: "chat", lines: [line(1), line(3), line(4)], reactions: [reaction] });
    expect(call.chat.lines.get().map(({ n }) => n)).toEqual([1, 3, 4]);
    expect([call.chat.reactions.get(), call.chat.reacted.get()]).toEqual([[reaction], null]);
    says({ type: "reacted", reaction: { ...reaction, n: 5 } });
    expect(call.chat.reactions.get().map(({ n }) => n)).toEqual([2, 5]);
    expect(call.chat.reacted.get()?.n).toBe(5);
  });

  it("[CA13] the link to invite by is the one that the server knows", async () => {
    const { call, says } = await inTheRoom();
    expect(call.link.get()).toBeNull();
    says({ ...joinedAs(self), link: "https://t.me/efir_bot/call?startapp=x" } as ServerMessage);
    expect(call.link.get()).toBe("https://t.me/efir_bot/call?startapp=x");
  });

  it("[CA14] being away is told", async () => {
    const { call, told } = await inTheRoom();
    call.setAway(true);
    expect(told()?.away).toBe(true);
    call.setAway(false);
    expect(told()?.away).toBeUndefined();
  });
});
