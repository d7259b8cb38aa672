import type { Logger } from "@efir/config";
import {
  isBarred,
  letIn,
  moderates,
  turnAway,
  waiting,
  type Charter,
  type Directory,
} from "@efir/directory";
import { ok, type Clock } from "@efir/kit";
import type { Person, RoomCode } from "@efir/protocol";
import { InlineKeyboard, type Api } from "grammy";
import { cleanText } from "../cards/clean-text.ts";
import { cardTexts } from "../cards/texts.ts";
import { sendRing } from "../rings/send-ring.ts";
import type { BotStore } from "../store.ts";
import type { Language } from "../texts/language.ts";
import { createLookUp, type LookUp } from "./chat-member.ts";
import { doorData } from "./door-data.ts";
import { telegramId } from "./person-id.ts";
import { doorTexts } from "./texts.ts";

export interface DoorKeeperDeps {
  readonly api: Pick<Api, "sendMessage" | "getChatMember">;
  readonly directory: Directory;
  readonly store: BotStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Answers, or has answered, those who wait to be let in. Of several on one store, one answers each knock. */
export interface DoorKeeper {
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** More at once than Telegram would answer in time; whoever is beyond it is told that nobody could tell. */
const MOST_AT_ONCE = 30;

/** Who comes back to the door, on a network that breaks off say, is not announced each time. */
const ASK_AGAIN_MS = 5 * 60_000;

export function createDoorKeeper(deps: DoorKeeperDeps): DoorKeeper {
  const { directory, logger, api, clock } = deps;
  const lookUp = createLookUp(api, clock);
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  let stopFollowing: (() => Promise<void>) | null = null;

  function hear(charter: Charter): void {
    for (const person of waiting(charter.rights)) {
      if (underWay.size >= MOST_AT_ONCE) return;
      const answered = answer({ ...deps, lookUp, signal: closing.signal }, { charter, person })
        .catch(() => logger.warn("A knock could not be answered: the store is out of reach"))
        .finally(() => underWay.delete(answered));
      underWay.add(answered);
    }
  }
  return {
    start: async () => {
      stopFollowing ??= await directory.followRights(({ charter }) => {
        if (charter) hear(charter);
      });
    },
    close: async () => {
      closing.abort();
      await stopFollowing?.();
      await Promise.all(underWay);
    },
  };
}

interface AtTheDoor {
  readonly charter: Charter;
  readonly person: Person;
}

interface Answering extends DoorKeeperDeps {
  readonly lookUp: LookUp;
  readonly signal: AbortSignal;
}

async function answer(deps: Answering, door: AtTheDoor): Promise<void> {
  const { room, rights } = door.charter;
  const knock = rights.knocks.find(({ person }) => person.id === door.person.id);
  const isNews = await deps.store.firstTime(`knock:${room.code}:${door.person.id}:${knock?.at}`);
  if (!isNews) return;
  const asksTelegram = room.entry === "chat-members" && isBarred(rights, door.person.id) === null;
  const { person } = door;
  if (asksTelegram) await askTelegram(deps, { room: room.code, person, chat: rights.chat ?? null });
  else await tellOwner(deps, door);
}

/** Lets in whoever is a member of the room's chat. */
async function askTelegram(
  { lookUp, directory, clock }: Answering,
  { room, person, chat }: { room: RoomCode; person: Person; chat: number | null },
): Promise<void> {
  const { membership, movedTo } = await find(lookUp, chat, telegramId(person.id));
  await directory.changeRights(room, ({ rights: before }) => {
    const rights = movedTo === null ? before : { ...before, chat: movedTo };
    if (membership === "member") return ok(letIn(rights, person.id, clock.now()));
    const why = membership === "stranger" ? "not-a-chat-member" : "no-answer";
    return ok(turnAway(rights, person.id, why));
  });
}

/** A group that became a supergroup is asked again by its new number. */
async function find(lookUp: LookUp, chat: number | null, user: number | null) {
  if (user === null) return { membership: "stranger", movedTo: null } as const; // a guest
  if (chat === null) return { membership: "unknown", movedTo: null } as const;
  const found = await lookUp(chat, user);
  if (found.kind !== "moved") return { membership: found.kind, movedTo: null };
  const again = await lookUp(found.to, user);
  return {
    membership: again.kind === "moved" ? "unknown" : again.kind,
    movedTo: found.to,
  } as const;
}

/** In private, unless somebody inside sees the knock and may answer it. */
async function tellOwner(deps: Answering, { charter, person }: AtTheDoor): Promise<void> {
  const { room } = charter;
  const owner = telegramId(room.owner);
  const inside = await deps.directory.members(room.code);
  if (owner === null || inside.some(({ member }) => moderates(charter, member.id))) return;
  const turn = Math.floor(deps.clock.now() / ASK_AGAIN_MS);
  if (!(await deps.store.firstTime(`asked:${room.code}:${person.id}:${turn}`))) return;
  const language = (await deps.store.cards(room.code))[0]?.language ?? "en";
  const message = doorMessage({ charter, person }, language);
  if (message) await sendRing(deps, owner, message);
}

function doorMessage({ charter: { room }, person }: AtTheDoor, language: Language) {
  const texts = doorTexts(language);
  const about = { code: room.code, person: person.id };
  const [letsIn, turnsAway] = [true, false].map((isLetIn) => doorData({ isLetIn, ...about }));
  if (!letsIn || !turnsAway) return null;
  const title = cleanText(room.title) || cardTexts(language).untitled;
  return {
    text: texts.knocks(cleanText(person.name), title),
    options: {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      reply_markup: new InlineKeyboard().text(texts.letIn, letsIn).text(texts.turnAway, turnsAway),
    },
  } as const;
}
