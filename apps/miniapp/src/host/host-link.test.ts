import { connectToRoom, type HostMember, type HostRoom, type HostTheme } from "@efir/host-sdk";
import { createManualClock, err, ok, State } from "@efir/kit";
import { MemberId, SeatId } from "@efir/protocol";
import * as v from "valibot";
import { afterEach, expect, it } from "vitest";
import { aMember, createFakeCall } from "../testing/fake-call.ts";
import { settle } from "../testing/settle.ts";
import { toHostApp } from "./host-app.ts";
import { createHostLink } from "./host-link.ts";

const EFIR = "https://efir.test";
const GAME = "https://game.test";
const THEME: HostTheme = {
  dark: true,
  language: "ru",
  page: "#000",
  card: "#111",
  ink: "#fff",
  hint: "#999",
  action: "#00f",
  actionInk: "#fff",
};

type Listener = (event: MessageEvent) => void;

/** A window of an origin, which is told only what is meant for that origin. */
function aWindow(origin: string) {
  const listeners = new Set<Listener>();
  return {
    origin,
    addEventListener: (_: string, listener: Listener) => listeners.add(listener),
    removeEventListener: (_: string, listener: Listener) => listeners.delete(listener),
    hears: (data: unknown, from: { origin: string; source: unknown }) => {
      for (const each of [...listeners]) each({ data, ...from } as MessageEvent);
    },
    listeners,
  };
}

const app = toHostApp(
  { ws_url: "wss://game.test/ws", app_url: `${GAME}/play?x=1`, listed: true, created_at: 1 },
  EFIR,
);
const member = (name: string, more: object = {}) =>
  aMember({
    id: v.parse(MemberId, name),
    seat: v.parse(SeatId, `seat-${name}`),
    name,
    link: name === "anna" ? "self" : "connected",
    ...more,
  });

function open() {
  if (!app) throw new Error("no app");
  const clock = createManualClock();
  const call = createFakeCall();
  call.members.set([member("anna"), member("boris"), member("vera")]);
  const [page, game] = [aWindow(EFIR), aWindow(GAME)];
  const theme = new State(THEME);
  const invited: string[] = [];
  const left: string[] = [];
  let grants = 0;
  let isAway = false;
  // What each says to the other is a copy, as between windows.
  const toGame = (data: unknown, origin: string) => {
    if (origin === GAME) game.hears(structuredClone(data), { origin: EFIR, source: toPage });
  };
  const toPage = {
    postMessage: (data: unknown) =>
      page.hears(structuredClone(data), { origin: GAME, source: frame.contentWindow }),
  };
  const frame: Pick<HTMLIFrameElement, "contentWindow"> = {
    contentWindow: { postMessage: toGame } as unknown as Window,
  };
  const link = createHostLink({
    app,
    room: "Friday",
    grant: () =>
      Promise.resolve(
        isAway
          ? err({ code: "unreachable" as const })
          : ok({ token: `token-${++grants}`, expires_at: 300_000 * grants }),
      ),
    call: { ...call, leave: () => left.push("left") },
    theme: () => ({ value: theme, close: () => undefined }),
    clock,
    window: page,
  });
  const close = link.open(() => invited.push("invited"));
  link.setFrame(frame);
  const gameWindow = { ...game, parent: toPage } as never;
  return {
    ...{ link, close, call, clock, theme, invited, left, page, game, frame, gameWindow },
    setAway: (away: boolean) => (isAway = away),
    connect: async (): Promise<HostRoom> => {
      await settle();
      return connectToRoom({ window: gameWindow, origins: [EFIR] });
    },
  };
}

let opened: ReturnType<typeof open>;
afterEach(() => opened.close());

const names = (members: readonly HostMember[]) => members.map(({ name }) => name);

it("[HF1] an app is opened with a token in the fragment, and is welcomed when it says hello", async () => {
  opened = open();
  expect(opened.link.address.get()).toBeNull();
  const room = await opened.connect();
  expect(opened.link.address.get()).toBe(`${GAME}/play?x=1&room=Friday#token-1`);
  expect([room.code, room.token, room.theme]).toEqual(["Friday", "token-1", THEME]);
  expect(room.members).toEqual([
    { id: "seat-anna", name: "anna", isSelf: true, microphone: "on" },
    { id: "seat-boris", name: "boris", isSelf: false, microphone: "on" },
    { id: "seat-vera", name: "vera", isSelf: false, microphone: "on" },
  ]);
});

it("[HF2] it is told who comes and goes, and ten times a second who talks how loud", async () => {
  opened = open();
  const { call, clock } = opened;
  const room = await opened.connect();
  const told: string[] = [];
  room.on("members", () => told.push(names(room.members).join()));
  room.on("levels", () => told.push(JSON.stringify(room.levels)));
  const loud = (level: number) =>
    call.members.set(
      call.members.get().map((each) => ({ ...each, state: { ...each.state, level } as never })),
    );
  for (const level of [1, 2, 3]) loud(level);
  expect(told).toEqual([]);
  clock.advance(100);
  expect(told).toEqual(['{"seat-anna":1,"seat-boris":1,"seat-vera":1}']);
  clock.advance(1_000);
  expect(told).toHaveLength(1);
  call.members.set([member("anna"), member("boris", { muted: true })]);
  expect(told.at(-1)).toBe("anna,boris");
  expect(room.members[1]?.microphone).toBe("off");
});

it("[HF3] it puts voices left and right, near and far, for as long as one looks at it", async () => {
  opened = open();
  const { call, link } = opened;
  const room = await opened.connect();
  const places = () => Object.fromEntries(call.volumes.places.get());
  room.place([
    { id: "seat-boris", gain: 0.5, pan: -1 },
    { id: "seat-anna", gain: 1, pan: 1 },
    { id: "seat-nobody", gain: 1, pan: 1 },
  ]);
  expect(places()).toEqual({ boris: { gain: 0.5, pan: -1 } });
  link.setShown(false);
  expect(places()).toEqual({});
  room.place([{ id: "seat-vera", gain: 0.2, pan: 0 }]);
  expect(places()).toEqual({});
  link.setShown(true);
  expect(places()).toEqual({ vera: { gain: 0.2, pan: 0 } });
  opened.close();
  expect(places()).toEqual({});
});

it("[HF4] it may mute one, invite and leave; it may not switch a microphone on", async () => {
  opened = open();
  const { call, invited, left, clock } = opened;
  const room = await opened.connect();
  await call.microphone.start();
  room.mute();
  expect(call.microphone.state.get().kind).toBe("off");
  room.mute();
  expect(call.microphone.state.get().kind).toBe("off");
  for (let n = 0; n < 5; n++) room.invite();
  expect(invited).toHaveLength(1);
  clock.advance(5_000);
  room.invite();
  expect(invited).toHaveLength(2);
  room.leave();
  expect(left).toEqual(["left"]);
});

it("[HF5] it gets a new token before the old one ends, and keeps its address", async () => {
  opened = open();
  const { clock, link, setAway } = opened;
  const room = await opened.connect();
  const before = link.address.get();
  setAway(true);
  clock.advance(4 * 60_000);
  await settle();
  setAway(false);
  clock.advance(3_000);
  await settle();
  expect([room.token, link.address.get()]).toEqual(["token-2", before]);
});

it("[HF6] it is told when the page changes its colours", async () => {
  opened = open();
  const room = await opened.connect();
  opened.theme.set({ ...THEME, dark: false });
  expect(room.theme.dark).toBe(false);
});

const EFIR_1 = { efir: 1 };
it.each([
  null,
  "hello",
  7,
  [],
  {},
  { type: "leave" },
  { efir: 2, type: "leave" },
  { ...EFIR_1, type: "explode" },
  { ...EFIR_1, type: "place" },
  { ...EFIR_1, type: "place", voices: "all" },
  { ...EFIR_1, type: "place", voices: [{ id: "seat-boris", gain: NaN, pan: 0 }] },
  { ...EFIR_1, type: "place", voices: [{ id: "seat-boris", gain: 1, pan: Infinity }] },
  { ...EFIR_1, type: "place", voices: [{ id: {}, gain: 1, pan: 0 }] },
  { ...EFIR_1, type: "place", voices: Array(2_000).fill({ id: "x", gain: 1, pan: 1 }) },
])("[HF7] junk does no harm: %j", async (junk) => {
  opened = open();
  const { call, page, frame, left, invited } = opened;
  await opened.connect();
  page.hears(junk, { origin: GAME, source: frame.contentWindow });
  expect([call.volumes.places.get().size, left, invited]).toEqual([0, [], []]);
});

it("[HF8] only the app's own window at its own origin is heard, and only it is spoken to", async () => {
  opened = open();
  const { page, frame, left } = opened;
  await opened.connect();
  const leave = { ...EFIR_1, type: "leave" };
  page.hears(leave, { origin: "https://evil.test", source: frame.contentWindow });
  page.hears(leave, { origin: GAME, source: {} });
  page.hears(leave, { origin: GAME, source: null });
  expect(left).toEqual([]);
  page.hears(leave, { origin: GAME, source: frame.contentWindow });
  expect(left).toEqual(["left"]);
});

it("[HF9] whoever talks too much is not listened to for a while", async () => {
  opened = open();
  const { clock, call } = opened;
  const room = await opened.connect();
  const pan = () => call.volumes.places.get().get(v.parse(MemberId, "boris"))?.pan;
  for (let n = 0; n <= 1_000; n++)
    room.place([{ id: "seat-boris", gain: 1, pan: n === 1_000 ? 1 : 0 }]);
  expect(pan()).toBe(0);
  clock.advance(1_000);
  room.place([{ id: "seat-boris", gain: 1, pan: 1 }]);
  expect(pan()).toBe(1);
});

it("[HF10] after the end nothing is heard and nothing is asked", async () => {
  opened = open();
  const { page, frame, left, clock } = opened;
  await opened.connect();
  opened.close();
  page.hears({ ...EFIR_1, type: "leave" }, { origin: GAME, source: frame.contentWindow });
  expect([left, page.listeners.size]).toEqual([[], 0]);
  clock.advance(10 * 60_000);
  await settle();
  expect(opened.link.address.get()).toContain("#token-1");
});
