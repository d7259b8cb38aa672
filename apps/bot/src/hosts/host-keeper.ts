import type { Logger } from "@efir/config";
import { HOST_LIFE_MS, type HostRoom } from "@efir/directory";
import type { Clock } from "@efir/kit";
import { roomKey, type RoomCode, type RoomKey } from "@efir/protocol";
import type { CardKeeper } from "../cards/card-keeper.ts";
import { createKeyedQueue } from "../keyed-queue.ts";
import { toTrouble } from "../trouble.ts";
import { placeOfHost } from "./place-of-host.ts";
import { postCard, type HostedRoom, type PostDeps, type Posted } from "./post-card.ts";

export interface HostKeeperDeps extends PostDeps {
  readonly cards: Pick<CardKeeper, "refresh">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Follows the apps beside rooms: posts the cards they ask for, and has cards say when an app has left. */
export interface HostKeeper {
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Nobody tells of an app whose life ran out. */
const LOOK_AGAIN_MS = HOST_LIFE_MS + 1_000;
/** The room is made right after its app was registered. */
const SOON_MS = 1_000;

interface Known {
  readonly host: HostRoom;
  readonly posted: Posted;
  readonly cancel: () => void;
}

export function createHostKeeper(deps: HostKeeperDeps): HostKeeper {
  const { hostRooms, cards, clock, logger } = deps;
  const known = new Map<RoomKey, Known>();
  const inOrder = createKeyedQueue();
  let stopListening: (() => Promise<void>) | null = null;
  let isClosed = false;

  const look = (code: RoomCode): void => {
    inOrder(roomKey(code), async () => {
      if (!isClosed) await lookAt(code);
    }).catch((error: unknown) =>
      logger.warn("an app beside a room could not be looked after", { ...toTrouble(error) }),
    );
  };

  async function lookAt(code: RoomCode): Promise<void> {
    const key = roomKey(code);
    const before = known.get(key);
    const host = await hostRooms.find(code);
    before?.cancel();
    known.delete(key);
    if (host) {
      const posted = await post(deps, { code, host }, before);
      const cancel = clock.after(posted.kind === "no-room" ? SOON_MS : LOOK_AGAIN_MS, () =>
        look(code),
      );
      known.set(key, { host, posted, cancel });
    }
    if (placeNow(host) !== placeNow(before?.host)) cards.refresh(code);
  }

  return {
    start: async () => {
      stopListening ??= await hostRooms.subscribe(look);
    },
    close: async () => {
      isClosed = true;
      await stopListening?.();
      for (const { cancel } of known.values()) cancel();
      known.clear();
    },
  };
}

/** Once for each chat that it names. */
function post(
  deps: PostDeps,
  { code, host }: Pick<HostedRoom, "code" | "host">,
  before: Known | undefined,
): Promise<Posted> {
  const isSame = before?.host.chat === host.chat && before.host.createdAt === host.createdAt;
  if (isSame && before.posted.kind === "settled") return Promise.resolve(before.posted);
  const tries = isSame && before.posted.kind === "again" ? before.posted.tries : 0;
  return postCard(deps, { code, host, tries });
}

const placeNow = (host: HostRoom | null | undefined): string | null =>
  host ? placeOfHost(host) : null;
