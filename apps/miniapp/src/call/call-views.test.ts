import type { CallPhase } from "@efir/rtc";
import { SeatId, type Role } from "@efir/protocol";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { aMember, aRoom, aStream } from "../testing/fake-call.ts";
import { en } from "../texts/en.ts";
import { captureButtonView } from "./capture-button-view.ts";
import { endedView, wayText } from "./ended-view.ts";
import { micCaption, micMood } from "./mic-face.ts";
import { markText, memberView } from "./member-view.ts";
import { personActs } from "./person-acts.ts";
import { phaseView, titleView } from "./phase-view.ts";
import { largeTile, tilesView } from "./tiles-view.ts";

describe("phase", () => {
  const phases: readonly (readonly [CallPhase, string | null])[] = [
    [{ kind: "connecting", attempt: 1 }, "Connecting…"],
    [{ kind: "connecting", attempt: 3 }, "No connection to the server, trying again (3)"],
    [{ kind: "live", room: aRoom() }, null],
    [{ kind: "reconnecting", room: aRoom() }, "Connection lost, coming back…"],
    [{ kind: "waiting" }, "Waiting to be let in…"],
    [{ kind: "ended", reason: "left" }, null],
  ];
  it.each(phases)(
    "[MA51] the way to the server is told while it is not well (%#)",
    (phase, text) => {
      expect(phaseView(phase, en)).toBe(text);
    },
  );

  it("[MA52] a room in a call goes by its title, or by its code", () => {
    expect(titleView({ kind: "connecting", attempt: 1 }, "room123")).toBe("room123");
    expect(titleView({ kind: "live", room: aRoom("Friday talk") }, "room123")).toBe("Friday talk");
    expect(titleView({ kind: "reconnecting", room: aRoom("") }, "room123")).toBe("room123");
  });
});

describe("member", () => {
  const live = (parts: Parameters<typeof aMember>[0]) => memberView(aMember(parts), "live", en);

  it("[MA53] whoever is well is on air", () => {
    expect(live({})).toMatchObject({
      status: "on air",
      mood: "on-air",
      you: null,
      mark: "microphone",
    });
  });

  it("[MA54] a link in trouble says so instead", () => {
    const words = (["connecting", "recovering", "lost"] as const).map((link) => live({ link }));
    expect(words.map(({ status }) => status)).toEqual([
      "connecting…",
      "recovering…",
      "connection lost",
    ]);
    expect(words.map(({ mood }) => mood)).toEqual(["waiting", "trouble", "trouble"]);
  });

  it("[MA55] somebody without a microphone is listening", () => {
    expect(live({ state: { mic: "none" } })).toMatchObject({
      status: "listening",
      mark: "listener",
    });
  });

  it("[RP8] a speaker whose microphone was taken is said to have lost it", () => {
    const state = { mic: "none", micLost: true } as const;
    expect(live({ state }).status).toBe("microphone lost");
    expect(live({ state, role: "listener" }).status).toBe("listening");
  });

  it("[RM49] a voice is told in words, but for a link in trouble, and where there is more to tell", () => {
    expect(live({ state: { level: 1 } })).toMatchObject({ talk: "told", status: "on air" });
    expect(live({ state: { hand: true } })).toMatchObject({ talk: "seen", status: "hand raised" });
    expect(live({ state: { away: true } }).talk).toBe("seen");
    expect(live({ link: "recovering", state: { level: 1 } }).talk).toBe("hidden");
  });

  it("[MA57] a raised hand is shown before a closed microphone", () => {
    expect(live({ state: { mic: "off" } }).mark).toBe("microphone-off");
    expect(live({ state: { mic: "off", hand: true } }).mark).toBe("hand");
    expect(markText("hand", en)).toBe("hand raised");
  });

  it("[MA58] oneself is on air only while the server is there", () => {
    const self = aMember({ link: "self" });
    expect(memberView(self, "live", en)).toMatchObject({ you: "you", onAir: true });
    expect(memberView(self, "reconnecting", en)).toMatchObject({ onAir: false, status: null });
    expect(memberView(aMember(), "reconnecting", en).onAir).toBe(true);
  });

  it("[RM27] what a moderator did comes before what one does oneself", () => {
    expect(live({ muted: true, state: { level: 2 } })).toMatchObject({
      mood: "forbidden",
      mark: "muted",
      status: "muted by a moderator",
    });
    expect(live({ role: "listener" })).toMatchObject({ mood: "quiet", mark: "listener" });
    expect(live({ muted: true, state: { hand: true } })).toMatchObject({
      mood: "hand",
      mark: "hand",
    });
  });

  it("[RM28] whoever asks for the word or is away says so", () => {
    const words = [{ hand: true }, { away: true }].map((state) => live({ state }).status);
    expect(words).toEqual(["hand raised", "away from the page"]);
    expect(live({ role: "owner" }).role).toBe("owner");
    expect(live({ role: "listener" }).role).toBeNull();
  });

  it("[MA59] outside checks find every name they were promised", () => {
    const member = aMember({ link: "self", state: { mic: "none", camera: "on" } });
    expect(memberView(member, "live", en).attributes).toEqual({
      "data-member-id": "tg1",
      "data-name": "Anna",
      "data-self": true,
      "data-on-air": true,
      "data-speaking": false,
      "data-mic": "off",
      "data-camera": "on",
      "data-hand": false,
      "data-link": "self",
      "data-quality": "good",
      "data-role": "speaker",
      "data-muted": false,
    });
  });
});

describe("tiles", () => {
  it("[MA60] screens come first, and only one's own camera is a mirror", () => {
    const members = [
      aMember({ link: "self", camera: aStream("mine"), screen: aStream("my-screen") }),
      aMember({ name: "Boris", camera: aStream("his") }),
      aMember({ name: "Vera" }),
    ];
    expect(
      tilesView(members, en).map(({ stream, label, mirrored }) => [stream.id, label, mirrored]),
    ).toEqual([
      ["my-screen", "Anna: screen", false],
      ["mine", "Anna", true],
      ["his", "Boris", false],
    ]);
  });

  it("[RM25] what lies before one's phone is not turned around", () => {
    const self = aMember({ link: "self", camera: aStream("mine", "environment") });
    expect(tilesView([self], en)[0]?.mirrored).toBe(false);
  });

  const seat = (name: string) => v.parse(SeatId, `seat-of-${name}`);
  const [anna, boris, vera] = ["anna", "boris", "vera"].map((name) =>
    aMember({ seat: seat(name), name, camera: aStream(name) }),
  );
  const cameras = tilesView([anna!, boris!, vera!], en);
  const withScreen = tilesView([anna!, { ...boris!, screen: aStream("slides") }], en);

  it.each([
    ["all alike", [cameras, { kind: "grid" }], null],
    ["whoever speaks", [cameras, { kind: "speaker" }], "vera"],
    ["what is pinned", [cameras, { kind: "pinned", key: "seat-of-boris-camera" }], "boris"],
    ["a screen that is shown", [withScreen, { kind: "grid" }], "boris: screen"],
    [
      "what is pinned, before a screen",
      [withScreen, { kind: "pinned", key: "seat-of-anna-camera" }],
      "anna",
    ],
    ["all alike, when what was pinned is gone", [cameras, { kind: "pinned", key: "gone" }], null],
    ["nothing, of one alone", [cameras.slice(0, 1), { kind: "speaker" }], null],
  ] as const)("[RM26] large is %s", (_what, [tiles, sight], label) => {
    expect(largeTile(tiles, sight, seat("vera"))?.label ?? null).toBe(label);
  });
});

describe("capture button", () => {
  it("[MA61] says what a tap does, and waits while the person is asked", () => {
    const view = (kind: "off" | "starting" | "on") => captureButtonView("microphone", { kind }, en);
    expect(view("off")).toEqual({ label: "Turn microphone on", pressed: false, busy: false });
    expect(view("starting").busy).toBe(true);
    expect(view("on")).toEqual({ label: "Turn microphone off", pressed: true, busy: false });
  });

  it("[MA62] [TRAP35] each reason has words of its own, and can be tried again", () => {
    const reasons = ["user", "no-device", "other-app", "unsupported", "lost"] as const;
    for (const device of ["microphone", "camera"] as const) {
      const views = reasons.map((by) => captureButtonView(device, { kind: "blocked", by }, en));
      expect(new Set(views.map(({ label }) => label)).size).toBe(reasons.length);
      expect(views.some(({ busy, pressed }) => busy || pressed)).toBe(false);
    }
  });
});

describe("the end", () => {
  const calm = { limit: null, refusal: null };

  it.each([
    ["taken-over", "take-back"],
    ["moved-away", "take-back"],
    ["room-not-found", "open"],
    ["room-full", "again"],
    ["wrong-room", "back"],
    ["version-too-old", "reload"],
    ["not-admitted", "enter"],
    ["refused", "again"],
    ["removed", "again"],
    ["banned", "back"],
    ["room-locked", "again"],
    ["room-ended", "back"],
    ["turned-away", "again"],
    ["not-a-chat-member", "again"],
    ["no-answer", "again"],
  ] as const)("[MA64] %s has a sentence and a way out", (reason, way) => {
    const { text, ways } = endedView({ ...calm, reason }, en);
    expect(text.length).toBeGreaterThan(10);
    expect(ways[0]).toBe(way);
    expect(ways.map((each) => wayText(each, en))).not.toContain(undefined);
  });

  it("[MA65] a full room says how many it holds, if that is known", () => {
    expect(endedView({ ...calm, reason: "room-full", limit: 8 }, en).text).toMatch(/8 people/);
    expect(endedView({ ...calm, reason: "room-full" }, en).text).toBe("The room is full");
  });

  it("[MA66] who was not let in hears why", () => {
    const refusal = "guests-not-allowed";
    expect(endedView({ ...calm, reason: "not-admitted", refusal }, en).text).toMatch(/Telegram/);
  });
});

describe("the large button", () => {
  const speaks = { maySpeak: true, muted: false };
  const parts = {
    microphone: { kind: "off" },
    rights: speaks,
    phase: "live",
    hand: false,
  } as const;
  const mutedRights = { maySpeak: false, muted: true };

  it.each([
    [{}, "off", "Tap to speak"],
    [{ microphone: { kind: "on" } }, "on", "You are on air"],
    [{ microphone: { kind: "blocked", by: "user" } }, "off", "No microphone"],
    [{ microphone: { kind: "starting" } }, "waiting", "Turning on…"],
    [{ phase: "reconnecting", microphone: { kind: "on" } }, "waiting", "Connecting…"],
    [{ phase: "waiting", microphone: { kind: "on" } }, "waiting", "Waiting…"],
    [{ rights: mutedRights }, "forbidden", "Muted by a moderator"],
    [{ rights: { maySpeak: false, muted: false } }, "forbidden", "You are listening"],
    [{ rights: mutedRights, hand: true }, "asking", "You asked to speak"],
  ] as const)("[RM29] has the colour and the words of how one is: %o", (change, mood, caption) => {
    expect([micMood({ ...parts, ...change }), micCaption({ ...parts, ...change }, en)]).toEqual([
      mood,
      caption,
    ]);
  });
});

describe("what can be done about somebody", () => {
  const kinds = (role: Role, muted: boolean, leads: boolean) =>
    personActs({ role, muted }, leads).map(({ kind }) => kind);

  it("[RM30] the mild things come first, and only what makes sense", () => {
    expect(kinds("speaker", false, false)).toEqual(["mute", "to-listeners", "remove", "ban"]);
    expect(kinds("speaker", true, true)).toEqual([
      "unmute",
      "to-listeners",
      "appoint",
      "remove",
      "ban",
    ]);
    expect(kinds("listener", false, false)).toEqual(["invite", "remove", "ban"]);
    expect(kinds("moderator", false, true)).toContain("dismiss");
  });

  it("[RM31] what is hard to take back is asked about first", () => {
    const hard = personActs({ role: "speaker", muted: false }, true).filter(({ isHard }) => isHard);
    expect(hard.map(({ kind }) => kind)).toEqual(["remove", "ban"]);
  });
});
