import type { Screen } from "./screens.ts";

type Tapped = Pick<Screen, "story" | "taps"> & Partial<Pick<Screen, "tapsAt">>;

const byId = (id: string, nth = 0): string => `[data-testid="${id}"] >> nth=${nth}`;
const MORE = byId("more-button");
/** So wide that the chat stands beside the room. */
const WIDE = 1_280;

const person = (nth: number, ...then: string[]): Tapped => ({
  story: "moderator",
  taps: [byId("member", nth), ...then],
});

/** Screens that a story shows after some taps. */
export const TAPS: Readonly<Record<string, Tapped>> = {
  "sheet-people": { story: "room5", taps: [byId("members-button")] },
  "sheet-people-25": { story: "room25", taps: [byId("members-button")] },
  "sheet-people-moderator": { story: "moderator", taps: [byId("members-button")] },
  "sheet-people-end": {
    story: "moderator",
    taps: [byId("members-button"), byId("end-room")],
  },
  "telegram-ios-people": { story: "telegram-ios-room", taps: [byId("members-button")] },
  "telegram-android-person": {
    story: "telegram-android-room",
    taps: [byId("member", 3), byId("act-ban")],
  },
  "telegram-desktop-chat": { story: "telegram-desktop-room", taps: [byId("chat-button")] },
  "sheet-person": { story: "room5", taps: [byId("member", 2)] },
  "sheet-person-self": person(0),
  "sheet-person-moderator": person(3),
  "sheet-person-ban": person(3, byId("act-ban")),
  "sheet-person-remove": person(6, byId("act-remove")),
  "sheet-chat": { story: "chat", taps: [byId("chat-button")] },
  "sheet-chat-empty": { story: "room3", taps: [byId("chat-button")] },
  "sheet-chat-long": { story: "chat-long", taps: [byId("chat-button")] },
  "chat-beside": { story: "chat", taps: [byId("chat-button")], tapsAt: WIDE },
  "chat-beside-video": { story: "video4", taps: [byId("chat-button")], tapsAt: WIDE },
  "sheet-react": { story: "room5", taps: [byId("react-button")] },
  "sheet-more": { story: "room5", taps: [MORE] },
  "sheet-sound": { story: "room5", taps: [MORE, byId("more-sheet") + " >> button >> nth=2"] },
  "sheet-move": { story: "room5", taps: [MORE, byId("move-button")] },
  "sheet-move-failed": { story: "no-way-out", taps: [MORE, byId("move-button")] },
  "sheet-link": { story: "no-clipboard", taps: [byId("invite-button")] },
  invited: { story: "room5", taps: [byId("invite-button")] },
  "hand-up": { story: "room5", taps: [byId("hand-button")] },
  "stage-hand-up": { story: "stage", taps: [byId("mic-button")] },
  "video9-speaker": { story: "video9", taps: [byId("sight-button")] },
  "video25-speaker": { story: "video25", taps: [byId("sight-button")] },
  "video4-pinned": { story: "video4", taps: [byId("tile", 1)] },
  "video2-pinned": { story: "video2", taps: [byId("tile", 1)] },
  "host-folded": { story: "host-app", taps: [byId("host-fold")] },
  "host-voices": { story: "host-app", taps: [byId("members-button")] },
  "screen-other-pinned": { story: "screen", taps: [byId("tile", 2)] },
};
