import { shortList } from "./name-list.ts";
import type { RoomLine, Texts } from "./texts.ts";

function onAir({ title, names }: RoomLine): string {
  const { shown, more } = shortList(names);
  if (names.length === 0) return `${title}: nobody is in yet`;
  if (more === 0) return `${title}: on air ${names.length}: ${shown}`;
  return `${title}: on air ${names.length}: ${shown} and ${more} more`;
}

export const en: Texts = {
  greeting: (name) =>
    `Hi ${name}! I open voice and video rooms for any chat. Send /room and tap Join, or add me to a group and send /room there.`,
  greetingInGroup: (bot) =>
    `Hi! Send /room@${bot} and everybody here can talk with one tap. /help@${bot} tells more.`,
  help: (bot) =>
    [
      "/room opens a voice room for this chat; send a title after it if you like: /room Friday call",
      "/room new opens another one although the chat has a room already",
      "/rooms lists your rooms and who is on air",
      "/play CODE shows a game that has voices beside it",
      "/status says who is on air in this chat",
      "/new helps you to set up a room step by step, in private",
      `In any chat, type @${bot} and choose a room, even where I am not a member.`,
    ].join("\n"),
  nobodysRoom: "This room is over, or nobody has opened it yet.",
  ownRooms: (rooms) => ["Your rooms:", ...rooms.map(onAir)].join("\n"),
  noOwnRooms: "You have no rooms now. /room opens one.",
  ownRoomsElsewhere: "Your rooms are your own business: I list them in private.",
  onAirHere: onAir,
  nobodyOnAirHere: "Nobody is on air here. /room opens a room.",
  cancelled: "Cancelled.",
  nothingToCancel: "There is nothing to cancel.",
  notUnderstood:
    "I did not get that. /room opens a room, /new sets one up step by step, /help tells more.",
  answeredTooLate:
    "If you were answering my questions, that was too long ago: begin again with /new.",
  trouble: "Something went wrong here. Please try again in a moment.",
  tooFast: "That is a lot at once. Give me a moment, then write again.",
  operators: {
    why: {
      asked: "☎️ A client asks for a person.",
      angry: "☎️ A client has run out of patience.",
      "not-understood": "☎️ I do not understand a client, twice in a row.",
    },
    howToAnswer: "Reply to this message to answer in writing, or come into the room.",
    passedOn: "Passed on.",
    notNow: "There are too many messages just now. Send it again in a moment.",
    tooOld: "That was too long ago: I do not know any more where to send it.",
    textOnly: "I cannot pass that on to this client. Send it as text.",
  },
  titleOf: (name) => `${name}’s room`,
  buttons: {
    newRoom: "New room, step by step",
    inChat: "Open a room in a chat",
    ownRooms: "My rooms",
    openAgain: "Open this room",
    share: "Share in a chat",
  },
  inline: {
    newRoom: (title) => `New room “${title}”`,
    newRoomHint: "Everybody in the chat can join with one tap",
    onAir: (count) => (count === 0 ? "Nobody is in yet" : `On air: ${count}`),
    stepByStep: "New room, step by step",
  },
  wizard: {
    title: "What shall the room be called?",
    defaultTitle: "Name it after me",
    mode: "Who speaks?",
    modes: { open: "Everybody", stage: "Stage: speakers and listeners" },
    entry: "Who may enter?",
    entries: {
      anyone: "Anyone with the link",
      "chat-members": "Members of a chat",
      approved: "People I approve",
    },
    chat: "Of which chat? I must be in it, and an admin of it where members are hidden.",
    chooseChat: "Choose the chat",
    chatChosen: (title) => `Members of “${title}” may come in.`,
    limit: (most) => `How many people at most? A number from 2 to ${most}.`,
    notAnAnswer: "That does not fit here. Choose one of the buttons, or /cancel.",
    ready: ({ mode, entry, limit }) =>
      [
        "Your room is ready.",
        `Who speaks: ${en.wizard.modes[mode]}`,
        `Who may enter: ${en.wizard.entries[entry]}`,
        `At most: ${limit}`,
      ].join("\n"),
    outdated: "I have been updated in the meantime, so let us begin again.",
  },
  commands: {
    start: "What I can do",
    new: "Set up a room step by step",
    room: "Open a voice room",
    rooms: "My rooms and who is on air",
    play: "A game with voices, by its code",
    status: "Who is on air here",
    hosts: "May apps post cards here?",
    help: "How it works",
    cancel: "Stop answering my questions",
    admin: "How it goes, dead letters, last errors",
    stats: "The day in a picture",
  },
};
