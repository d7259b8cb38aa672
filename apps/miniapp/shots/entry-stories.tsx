import { State } from "@efir/kit";
import type { BlockedBy, Line } from "@efir/rtc";
import { EntryScreen } from "../src/entry/entry-screen.tsx";
import type { CodeField, Entry } from "../src/entry/entry.ts";
import type { RoomSight } from "../src/entry/look-up.ts";
import type { ClientKind } from "../src/platform/platform.ts";
import type { Outcomes } from "../src/selftest/outcome.ts";
import { SelfTestScreen } from "../src/selftest/self-test-screen.tsx";
import { SoundSheet } from "../src/sound/sound-sheet.tsx";
import { aSound } from "../src/testing/a-sound.ts";
import { someFacts } from "../src/testing/fake-api.ts";
import { aCode, createFakeDevices } from "../src/testing/fake-call.ts";
import { surrounded } from "./surrounded.tsx";

const nothing = () => undefined;
const NAMES = ["Anna", "Борис", "Vera Long-Surname", "Gleb", "Дина"];

const DEVICES = {
  microphones: [
    { id: "built-in", label: "Built-in microphone" },
    { id: "usb", label: "Jabra Evolve2 65 (Bluetooth hands-free)" },
  ],
  speakers: [
    { id: "built-in", label: "Built-in speakers" },
    { id: "usb", label: "Jabra Evolve2 65" },
  ],
};

interface Scene {
  readonly code?: CodeField;
  readonly name?: string | null;
  readonly sight?: RoomSight;
  readonly parts?: Partial<Entry>;
}

const LINK: CodeField = { kind: "known", code: aCode("weekly_sync") };

/** The first screen as if all of this were so. */
export function entry({ code = LINK, name = null, sight = { kind: "none" }, parts }: Scene) {
  const value: Entry = {
    state: new State({ code, name, problem: null }),
    sight: new State(sight),
    refusal: new State(null),
    self: new State({ id: someMember.id, name: "Александра Константинопольская", avatar: null }),
    devices: createFakeDevices(),
    lastRooms: [],
    isMoving: false,
    sound: aSound({ list: DEVICES }),
    setCode: nothing,
    setName: nothing,
    otherRoom: nothing,
    lookAgain: nothing,
    submit: nothing,
    listen: nothing,
    chooseRoom: nothing,
    close: nothing,
    ...parts,
  };
  return <EntryScreen entry={value} />;
}

const [someMember = { id: someFacts({ names: ["x"] }).members?.[0]?.id ?? ("x" as never) }] =
  someFacts({ names: NAMES }).members ?? [];

const found = (parts: Parameters<typeof someFacts>[0]): RoomSight => ({
  kind: "found",
  facts: someFacts(parts),
});

function devicesThatWork() {
  const devices = createFakeDevices();
  devices.microphone.state.set({ kind: "on" });
  devices.camera.state.set({ kind: "on" });
  return devices;
}

function blockedDevices(by: BlockedBy) {
  const devices = createFakeDevices();
  devices.microphone.state.set({ kind: "blocked", by });
  return devices;
}

/** The first screen of a client whose microphone cannot be had. */
const refused = (client: ClientKind, by: BlockedBy = "user") =>
  surrounded(
    { client },
    entry({
      sight: found({ title: "Weekly sync", on_air: 1, names: ["Boris"] }),
      parts: { devices: blockedDevices(by) },
    }),
  );

const ROOMS = [
  { code: aCode("weekly_sync"), title: "Weekly sync of the design team" },
  { code: aCode("room123"), title: "" },
];

const PASSED = { kind: "passed", ms: 38 } as const;
const TESTED: Outcomes = {
  server: PASSED,
  socket: PASSED,
  stun: PASSED,
  "turn-udp": { kind: "failed", why: "no-answer" },
  "turn-tcp": PASSED,
  "turn-tls": { kind: "absent" },
  decode: PASSED,
  microphone: { kind: "failed", why: "silent" },
  camera: { kind: "failed", why: "user" },
};

const LINE = new State<Line>({
  ...{ quality: "good", picture: "sent", rttMs: 40, lost: 0.01, concealed: 0 },
});

export const entryStories = {
  "self-test": () => (
    <SelfTestScreen
      test={{ outcomes: new State(TESTED), run: () => Promise.resolve() }}
      client="android"
      back="?room=room123"
    />
  ),
  "sound-sheet": () => (
    <SoundSheet sound={aSound({ list: DEVICES })} line={LINE} onClosed={nothing} />
  ),
  "entry-link": () =>
    entry({ sight: found({ title: "Планёрка по пятницам", on_air: 5, names: NAMES }) }),
  "entry-empty": () => entry({ sight: found({ title: "Weekly sync", on_air: 0 }), name: "Anna" }),
  "entry-missing": () => entry({ sight: { kind: "missing" }, name: "" }),
  "entry-code": () =>
    entry({ code: { kind: "typed", text: "" }, name: "Anna", parts: { lastRooms: ROOMS } }),
  "entry-failed": () => entry({ sight: { kind: "failed", code: "unreachable" } }),
  "entry-refused-android": () => refused("android"),
  "entry-refused-ios": () => refused("ios"),
  "entry-refused-windows": () => refused("windows"),
  "entry-refused-macos": () => refused("macos"),
  "entry-refused-linux": () => refused("linux"),
  "entry-refused-browser": () => refused("browser"),
  "entry-no-device": () => refused("android", "no-device"),
  "entry-other-app": () => refused("android", "other-app"),
  "entry-old-telegram": () =>
    surrounded(
      { notice: "oldTelegram" },
      entry({ sight: found({ title: "Weekly sync", on_air: 0 }), name: "" }),
    ),
  "entry-moving": () =>
    entry({
      sight: found({ title: "Weekly sync", on_air: 2, names: ["Anna", "Boris"] }),
      parts: { isMoving: true },
    }),
  "entry-heard": () =>
    entry({
      sight: found({ title: "Weekly sync", on_air: 1, names: ["Boris"] }),
      parts: { devices: devicesThatWork() },
    }),
  "entry-looking": () => entry({ sight: { kind: "looking" } }),
} as const;
