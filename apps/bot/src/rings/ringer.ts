import type { Logger } from "@efir/config";
import type { Directory, Seated } from "@efir/directory";
import { createSerialQueue, type Clock } from "@efir/kit";
import type { Room, RoomCode } from "@efir/protocol";
import type { Api } from "grammy";
import { cardKeyboard } from "../cards/card-keyboard.ts";
import { nameList } from "../cards/card-text.ts";
import { cleanText } from "../cards/clean-text.ts";
import { cardTexts } from "../cards/texts.ts";
import type { Links } from "../links.ts";
import type { BotStore } from "../store.ts";
import type { Language } from "../texts/language.ts";
import { isAmong } from "./member-of.ts";
import { QUORUM } from "./quorum.ts";
import { sendRing, type RingMessage } from "./send-ring.ts";
import { ringTexts } from "./texts.ts";

export interface RingerDeps {
  readonly api: Pick<Api, "sendMessage">;
  readonly directory: Directory;
  readonly store: BotStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly links: Pick<Links, "webApp" | "direct">;
}

/** Rings those who asked for it, once enough are on air. Of several on one store, one rings each of them. */
export interface Ringer {
  /** Listens from now on, and rings for what happened before. What throws may be tried again. */
  readonly start: () => Promise<void>;
  /** Rings if there are enough: for when no event tells. */
  readonly check: (code: RoomCode) => void;
  readonly close: () => Promise<void>;
}

export function createRinger(deps: RingerDeps): Ringer {
  const { directory, store, logger } = deps;
  const inOrder = createSerialQueue();
  const closing = new AbortController();
  const { signal } = closing;
  let stopListening: (() => Promise<void>) | null = null;

  const check = (code: RoomCode): void => {
    inOrder(() => (signal.aborted ? Promise.resolve() : ringRoom(deps, signal, code))).catch(() =>
      logger.warn("Nobody could be rung: the store is out of reach"),
    );
  };
  return {
    check,
    start: async () => {
      stopListening ??= await directory.subscribe((event) => {
        if (event.kind === "member-joined") check(event.room);
      });
      for (const code of await store.roomsWithCards()) check(code);
    },
    close: async () => {
      closing.abort();
      await stopListening?.();
      await inOrder(() => Promise.resolve());
    },
  };
}

async function ringRoom(deps: RingerDeps, signal: AbortSignal, code: RoomCode): Promise<void> {
  const { directory, store } = deps;
  if ((await store.ringCount(code)) === 0) return;
  const [room, members] = await Promise.all([directory.room(code), directory.members(code)]);
  if (!room || members.length < QUORUM) return;
  const language = (await store.cards(code))[0]?.language ?? "en";
  const message = ringMessage(deps, { room, members, language });
  for (const user of await store.takeRings(code)) {
    if (!isAmong(members, user)) await sendRing({ ...deps, signal }, user, message);
  }
}

interface Ring {
  readonly room: Room;
  readonly members: readonly Seated[];
  /** That of the room's card, where they asked for it. */
  readonly language: Language;
}

function ringMessage(
  { links }: Pick<RingerDeps, "links">,
  { room: { code, title }, members, language }: Ring,
): RingMessage {
  const texts = cardTexts(language);
  const names = members.map(({ member }) => member.name);
  return {
    text: ringTexts(language).ring(
      cleanText(title) || texts.untitled,
      members.length,
      nameList(names, texts),
    ),
    options: {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      reply_markup: cardKeyboard({ code, place: "private", links, language, rings: null }),
    },
  };
}
