import { RoomScreen } from "../src/call/room-screen.tsx";
import { chatLine, reaction, roomStory, type RoomWishes } from "./room-story.ts";

const room = (wishes: RoomWishes) => () => <RoomScreen visit={roomStory(wishes).visit} />;

const LINES = [
  chatLine(1, 1, "Привет! Слышно?"),
  chatLine(2, 0, "Да, отлично. Вот ссылка: https://efir.test/notes?day=friday"),
  chatLine(3, 1, "Спасибо"),
  chatLine(4, 1, "Смотрю 👀"),
  chatLine(5, 6, "A rather long message that has to break into several lines on a small phone."),
];

export const roomStories = {
  alone: room({ people: 1 }),
  room3: room({ people: 3 }),
  room8: room({
    people: 8,
    set: ({ chat }) => {
      chat.lines.set(LINES);
      setInterval(() => chat.reacted.set(reaction(Math.floor(performance.now()), "👏")), 700);
    },
  }),
  room25: room({ people: 25 }),
  talk25: room({ people: 25, talks: true }),
  moderator: room({ people: 8, moderates: true }),
  chat: room({ people: 8, set: ({ chat }) => chat.lines.set(LINES) }),
  muted: room({
    people: 3,
    set: (call) => {
      call.microphone.state.set({ kind: "off" });
      call.rights.set({ ...call.rights.get(), muted: true, maySpeak: false });
    },
  }),
  off: room({ people: 3, set: ({ microphone }) => microphone.state.set({ kind: "off" }) }),
  blocked: room({
    people: 3,
    set: ({ microphone, sound }) => {
      microphone.state.set({ kind: "blocked", by: "user" });
      sound.set("blocked");
    },
  }),
  connecting: room({
    people: 0,
    set: ({ phase }) => phase.set({ kind: "connecting", attempt: 3 }),
  }),
  video1: room({ people: 3, cameras: 1 }),
  video4: room({ people: 6, cameras: 4 }),
  video9: room({ people: 12, cameras: 9, talks: true }),
  video25: room({ people: 25, cameras: 25, talks: true }),
  screen: room({ people: 4, cameras: 3, screen: true }),
} as const;
