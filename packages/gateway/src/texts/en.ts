import type { RoomView } from "../answer/rooms.ts";
import { nameList } from "./name-list.ts";
import type { Texts } from "./texts.ts";

function present({ onAir, names }: RoomView): string {
  if (onAir === 0) return "Nobody is on air there yet.";
  if (names.length === 0) return `On air: ${onAir}.`;
  const { shown, more } = nameList(names);
  return more === 0 ? `On air: ${shown}.` : `On air: ${shown} and ${more} more.`;
}

export const en: Texts = {
  opened: ({ title, link }) =>
    `Your room “${title}” is open. Everybody with this link can come in: ${link}`,
  schedule: ({ title, link }) =>
    `I keep no calendar, but here is a room that waits for you for a day: “${title}”. Put the link into your invitation, and come when it is time: ${link}`,
  join: (room) => `Come in here: ${room.link}\n${present(room)}`,
  onAir: (room) => `“${room.title}”. ${present(room)} ${room.link}`,
  nobodysRoom: (code) =>
    `The room ${code} is over, or nobody has opened it yet. Write “open a room”, and I will open a new one.`,
  whichRoom:
    "Which room? Send me its link or its code. Or write “open a room”, and I will open one for you.",
  help: [
    "I open voice and video rooms. Write to me in your own words, for example:",
    "• open a room called Friday call",
    "• who is on air in the room abc-123?",
    "• nobody hears me",
    "• I want to talk to a person",
  ].join("\n"),
  sound: {
    "hears-nobody":
      "You hear nobody? Look whether your device is muted and whether the sound goes to other headphones. In the room, tap the screen once: some browsers keep silent until then. If it stays silent, leave the room and come in again.",
    "not-heard":
      "Nobody hears you? See that the microphone button in the room is on, and that the app may use the microphone: in Telegram under your phone’s settings for Telegram, in a browser by the lock beside the address. Another program, or a phone call, may hold the microphone: end it and tap the button again.",
    echo: "An echo comes from a device whose loudspeaker is heard by its own microphone. Whoever speaks when the echo comes is not the cause. Let the others put on headphones, or mute themselves, one by one.",
    "broken-up":
      "Broken voices mean a weak network. Turn cameras off, yours first: voice then gets all the room there is. Move nearer to the Wi-Fi, or change to mobile data; the call goes on by itself.",
    some: "Try this: see that the microphone button in the room is on, that your device is not muted, and that the app may use the microphone. Then leave the room and come in again. If it does not help, tell me what happens: do you hear nobody, or does nobody hear you?",
  },
  complaint:
    "I am sorry that it went wrong. Tell me what happened, in a few words, and I will help if I can. If you would rather talk to a person, write “operator”.",
  notUnderstood:
    "I did not get that. I can open a room, say who is on air, and help with sound. Write “help” for examples, or “operator” for a person.",
  helpRoom: "Help",
  untitled: "Voice room",
  called: ({ link }) =>
    `I have called a person. You can talk in this room as soon as somebody comes: ${link}\nOr wait here: the answer may come in writing, too.`,
  nobodyOnDuty: ({ link }) =>
    `No operator is on duty here now. I have opened a room for you: ${link}\nPass the link on to whoever can help you.`,
};
