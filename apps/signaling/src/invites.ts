import type { Directory } from "@efir/directory";
import type { Clock } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";

/** What the bot says of its links changes about never; a bot that has just come up is known soon. */
const ASK_AGAIN_MS = 30_000;

/** Links that invite into a room in Telegram. */
export interface Invites {
  /** Null where no bot is known, or the directory cannot tell. */
  readonly to: (code: RoomCode) => Promise<string | null>;
}

export function createInvites({ invite }: Pick<Directory, "invite">, { now }: Clock): Invites {
  let known: string | null = null;
  let askedAt = -Infinity;

  async function beginning(): Promise<string | null> {
    if (now() - askedAt < ASK_AGAIN_MS) return known;
    askedAt = now();
    known = await invite().catch(() => known); // a room is as good without
    return known;
  }
  return {
    to: async (code) => {
      const begins = await beginning();
      return begins === null ? null : begins + code;
    },
  };
}
