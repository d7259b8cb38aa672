import type { Chat, Person, World } from "./world.ts";

const ANNA = 700_000_001;
const BORIS = 700_000_002;
const CHEN = 700_000_003;
const DANA = 700_000_004;
const EVERYBODY = [ANNA, BORIS, CHEN, DANA];

const PEOPLE: readonly Person[] = [
  { id: ANNA, firstName: "Anna", username: "anna_on_the_desk", languageCode: "en" },
  { id: BORIS, firstName: "Boris", username: "boris_on_the_desk", languageCode: "ru" },
  { id: CHEN, firstName: "Chen", username: "chen_on_the_desk", languageCode: "en" },
  { id: DANA, firstName: "Dana", username: "dana_on_the_desk", languageCode: "ru" },
];

const TEAM_TOPICS = [
  { thread: 1, title: "General" },
  { thread: 2, title: "Design" },
  { thread: 3, title: "Releases" },
];

type Made = Pick<Chat, "id" | "kind" | "title"> & Partial<Chat>;

const made = (chat: Made): Chat => ({
  members: EVERYBODY,
  admins: [ANNA],
  banned: [],
  topics: [],
  bot: "member",
  lastBot: "none",
  movedTo: null,
  lastMessageId: 0,
  messages: [],
  ...chat,
});

/** A private chat with the bot goes by the person's id, as in the Bot API. */
const withBot = ({ id }: Person): Chat =>
  made({ id, kind: "private", title: "", members: [id], admins: [], bot: "not-started" });

const BETWEEN_TWO: Made = { id: 700_000_012, kind: "private", title: "" };

/** The world as every start finds it: four people and one chat of each kind that a bot meets. */
export const seedWorld = (): World => ({
  people: PEOPLE,
  chats: [
    ...PEOPLE.map(withBot),
    made({ id: -4_100_000_001, kind: "group", title: "Friends" }),
    made({ id: -1_002_100_000_001, kind: "supergroup", title: "Standup" }),
    made({
      id: -1_002_100_000_002,
      kind: "supergroup",
      title: "Team",
      topics: TEAM_TOPICS,
      lastMessageId: TEAM_TOPICS.length,
    }),
    made({ id: -1_002_100_000_003, kind: "channel", title: "News", bot: "admin" }),
    made({ ...BETWEEN_TWO, members: [ANNA, BORIS], admins: [], bot: "absent" }),
    made({ id: -4_100_000_002, kind: "group", title: "No bot here", bot: "absent" }),
  ],
});
