import { err } from "@efir/kit";
import type { BlockedBy } from "@efir/rtc";
import { RoomScreen } from "../src/call/room-screen.tsx";
import { aRoom, someRights, type FakeCall } from "../src/testing/fake-call.ts";
import { chatLine, changed, reaction, roomStory, type RoomWishes } from "./room-story.ts";

const room = (wishes: RoomWishes) => () => <RoomScreen visit={roomStory(wishes).visit} />;

const app = (listed: boolean) => ({
  ws_url: "wss://localhost/ws",
  // What is opened is refused at once: a picture waits for all that loads.
  app_url: listed ? "https://localhost:9/" : "https://party-games.example.com:8443/board",
  listed,
  created_at: 1,
});

const LINES = [
  chatLine(1, 1, "Привет! Слышно?"),
  chatLine(2, 0, "Да, отлично. Вот ссылка: https://efir.test/notes?day=friday"),
  chatLine(3, 1, "Спасибо"),
  chatLine(4, 1, "Смотрю 👀"),
  chatLine(5, 6, "A rather long message that has to break into several lines on a small phone."),
];
const MANY_LINES = Array.from({ length: 60 }, (_, n) =>
  chatLine(n + 1, n % 7, n % 5 === 0 ? "Дальше по повестке: отпуска и дежурства" : `${n + 1}`),
);

const mutedByModerator = (call: FakeCall): void => {
  call.microphone.state.set({ kind: "off" });
  call.rights.set({ ...call.rights.get(), muted: true, maySpeak: false });
};

const blocked =
  (by: BlockedBy) =>
  ({ microphone, sound }: FakeCall): void => {
    microphone.state.set({ kind: "blocked", by });
    sound.set("blocked");
  };

/** In stage mode: two speak, the others listen, some of them with a hand up. */
const onStage = (call: FakeCall): void => {
  call.microphone.state.set({ kind: "off" });
  call.rights.set({ ...someRights, role: "listener", maySpeak: false, mayShow: false });
  changed((member, n) =>
    n === 1 || n === 2
      ? {}
      : {
          role: "listener",
          muted: false,
          state: { ...member.state, mic: "none", level: 0, hand: n === 3 || n === 6 },
        },
  )(call);
};

const LINKS = ["self", "connected", "connected", "connected", "recovering", "lost"] as const;
const QUALITIES = ["fair", "good", "fair", "poor", "lost", "lost"] as const;

/** A bad evening: every line is different. */
const uneven = changed((_member, n) => ({
  link: LINKS[n] ?? "connecting",
  quality: QUALITIES[n] ?? "good",
  muted: false,
}));

const reactions = ({ chat }: FakeCall): void =>
  ["👏", "🔥", "❤️", "😂"].forEach((emoji, n) => {
    queueMicrotask(() => chat.reacted.set(reaction(n + 1, emoji)));
  });

const reconnecting = ({ phase }: FakeCall): void =>
  phase.set({ kind: "reconnecting", room: aRoom("Пятничный созвон команды") });

export const roomStories = {
  room1: room({ people: 1 }),
  room2: room({ people: 2 }),
  room3: room({ people: 3 }),
  room5: room({ people: 5, set: ({ chat }) => chat.lines.set(LINES) }),
  room25: room({ people: 25 }),
  talk25: room({ people: 25, talks: true }),
  moderator: room({ people: 8, moderates: true }),
  "moderator-locked": room({
    people: 3,
    moderates: true,
    set: ({ rights }) =>
      rights.set({ ...rights.get(), rules: { locked: true, muteOnEntry: true } }),
    news: { kind: "locked" },
  }),
  "host-ask": room({ people: 3, host: { kind: "here", app: app(false) } }),
  "host-app": room({ people: 8, host: { kind: "here", app: app(true) } }),
  "host-gone": room({ people: 8, talks: true, host: { kind: "gone", app: app(true) } }),
  chat: room({ people: 8, set: ({ chat }) => chat.lines.set(LINES) }),
  "chat-long": room({ people: 8, set: ({ chat }) => chat.lines.set(MANY_LINES) }),
  reactions: room({ people: 8, set: reactions }),
  muted: room({ people: 3, set: mutedByModerator, news: { kind: "muted" } }),
  stage: room({ people: 8, set: onStage }),
  "stage-invited": room({ people: 8, set: onStage, news: { kind: "may-speak" } }),
  off: room({ people: 3, set: ({ microphone }) => microphone.state.set({ kind: "off" }) }),
  starting: room({
    people: 3,
    set: ({ microphone }) => microphone.state.set({ kind: "starting" }),
  }),
  blocked: room({ people: 3, set: blocked("user") }),
  "blocked-no-device": room({ people: 3, set: blocked("no-device") }),
  "blocked-lost": room({ people: 3, set: blocked("lost") }),
  "blocked-camera": room({
    people: 3,
    set: ({ camera }) => camera.state.set({ kind: "blocked", by: "other-app" }),
  }),
  "news-joined": room({
    people: 5,
    news: { kind: "joined", name: "Константин Константинопольский" },
  }),
  "news-not-allowed": room({ people: 5, news: { kind: "not-allowed" } }),
  "no-way-out": room({ people: 2, move: err({ code: "not-in-room" }) }),
  "no-clipboard": room({ people: 2, visit: { invite: () => Promise.resolve("failed") } }),
  connecting: room({
    people: 0,
    set: ({ phase }) => phase.set({ kind: "connecting", attempt: 3 }),
  }),
  waiting: room({ people: 0, set: ({ phase }) => phase.set({ kind: "waiting" }) }),
  reconnecting: room({ people: 5, set: reconnecting }),
  quality: room({ people: 7, set: uneven }),
  "held-back": room({
    people: 5,
    cameras: 2,
    set: (call) => {
      call.camera.state.set({ kind: "on" });
      call.line.set({ ...call.line.get(), quality: "poor", picture: "held-back" });
      changed((_member, n) => (n === 2 ? { cameraHeldBack: true, camera: null } : {}))(call);
    },
  }),
  video1: room({ people: 3, cameras: 1 }),
  video2: room({ people: 2, cameras: 2 }),
  video4: room({ people: 6, cameras: 4 }),
  video9: room({ people: 12, cameras: 9 }),
  video25: room({ people: 25, cameras: 25 }),
  "video-flip": room({
    people: 2,
    cameras: 2,
    set: ({ camera }) => {
      camera.state.set({ kind: "on" });
      camera.canFlip.set(true);
    },
  }),
  screen: room({ people: 4, cameras: 3, screen: true }),
  "screen-alone": room({ people: 25, screen: true }),
} as const;
