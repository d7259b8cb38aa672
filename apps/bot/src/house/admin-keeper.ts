import type { Logger } from "@efir/config";
import type { Directory } from "@efir/directory";
import { createSerialQueue, ok, type Clock } from "@efir/kit";
import { roomKey, type RoomCode, type RoomKey } from "@efir/protocol";
import { GrammyError, type Api } from "grammy";
import { openAdmins, withChatAdmins } from "./chat-admins.ts";

export interface AdminKeeperDeps {
  readonly api: Pick<Api, "getChatAdministrators">;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Makes the admins of a room's chat its moderators, and looks again while the room is used. */
export interface AdminKeeper {
  readonly start: () => Promise<void>;
  /** They are others now. */
  readonly refresh: (code: RoomCode) => void;
  readonly close: () => Promise<void>;
}

const LOOK_AGAIN_MS = 5 * 60_000;
const MAX_REMEMBERED = 10_000;

export function createAdminKeeper(deps: AdminKeeperDeps): AdminKeeper {
  const { directory, clock, logger } = deps;
  const lookedAt = new Map<RoomKey, number>();
  const inOrder = createSerialQueue();
  let stopListening: (() => Promise<void>) | null = null;
  let isClosed = false;

  function look(code: RoomCode): void {
    const key = roomKey(code);
    if (clock.now() - (lookedAt.get(key) ?? -Infinity) < LOOK_AGAIN_MS) return;
    lookedAt.delete(key);
    lookedAt.set(key, clock.now());
    const [oldest] = lookedAt.keys();
    if (lookedAt.size > MAX_REMEMBERED && oldest !== undefined) lookedAt.delete(oldest);
    inOrder(() => (isClosed ? Promise.resolve() : appoint(deps, code))).catch(() =>
      logger.warn("The admins of a chat could not be made moderators"),
    );
  }
  return {
    refresh: (code) => {
      lookedAt.delete(roomKey(code));
      look(code);
    },
    start: async () => {
      stopListening ??= await directory.subscribe(({ kind, room }) => {
        if (kind === "room-created" || kind === "member-joined") look(room);
      });
    },
    close: async () => {
      isClosed = true;
      await stopListening?.();
      await inOrder(() => Promise.resolve());
    },
  };
}

async function appoint({ api, directory }: AdminKeeperDeps, code: RoomCode): Promise<void> {
  const charter = await directory.charter(code);
  const chat = charter?.rights.chat;
  if (chat === undefined) return;
  const admins = await adminsOf(api, chat);
  if (admins)
    await directory.changeRights(code, (now) => ok(withChatAdmins(now, openAdmins(admins))));
}

/** Null where the bot cannot know: those who were it stay it. */
async function adminsOf(api: AdminKeeperDeps["api"], chat: number) {
  try {
    return await api.getChatAdministrators(chat);
  } catch (error) {
    const to = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
    return to === undefined ? null : await api.getChatAdministrators(to).catch(() => null);
  }
}
