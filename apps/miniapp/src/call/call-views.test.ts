import type { CallPhase } from "@efir/rtc";
import { describe, expect, it } from "vitest";
import { aMember, aRoom } from "../testing/fake-call.ts";
import { en } from "../texts/en.ts";
import { captureButtonView } from "./capture-button-view.ts";
import { endedView, wayText } from "./ended-view.ts";
import { markText, memberView } from "./member-view.ts";
import { phaseView, titleView } from "./phase-view.ts";
import { tilesView } from "./tiles-view.ts";

describe("phase", () => {
  const phases: readonly (readonly [CallPhase, string | null])[] = [
    [{ kind: "connecting", attempt: 1 }, "Connecting…"],
    [{ kind: "connecting", attempt: 3 }, "No connection to the server, trying again (3)"],
    [{ kind: "live", room: aRoom() }, null],
    [{ kind: "reconnecting", room: aRoom() }, "The connection broke off, coming back…"],
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
    expect(live({})).toMatchObject({ status: "on air", tone: "fine", you: null, mark: null });
  });

  it("[MA54] a link in trouble says so instead", () => {
    const words = (["connecting", "recovering", "lost"] as const).map((link) => live({ link }));
    expect(words.map(({ status }) => status)).toEqual([
      "connecting…",
      "recovering…",
      "connection lost",
    ]);
    expect(words.map(({ tone }) => tone)).toEqual(["waiting", "trouble", "trouble"]);
  });

  it("[MA55] somebody without a microphone is listening", () => {
    expect(live({ state: { mic: "none" } })).toMatchObject({
      status: "listening",
      mark: "listener",
    });
  });

  it("[MA56] only an open microphone speaks", () => {
    expect(live({ state: { level: 1 } }).speaking).toBe(true);
    expect(live({ state: { level: 0 } }).speaking).toBe(false);
    expect(live({ state: { level: 3, mic: "off" } }).speaking).toBe(false);
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
    });
  });
});

describe("tiles", () => {
  const stream = (id: string) => ({ id }) as MediaStream;

  it("[MA60] screens come first, and only one's own camera is a mirror", () => {
    const members = [
      aMember({ link: "self", camera: stream("mine"), screen: stream("my-screen") }),
      aMember({ name: "Boris", camera: stream("his") }),
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
