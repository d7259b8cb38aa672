import type { Logger } from "@efir/config";
import type { Directory, Figures, HostRooms } from "@efir/directory";
import type { Gateway, Notes } from "@efir/gateway";
import type { Clock } from "@efir/kit";
import type { CardKeeper } from "./cards/card-keeper.ts";
import type { AdminKeeper } from "./house/admin-keeper.ts";
import type { Links } from "./links.ts";
import type { Ringer } from "./rings/ringer.ts";
import type { BotStore } from "./store.ts";

/** What every feature of the bot works with. */
export interface BotDeps {
  readonly directory: Directory;
  /** Rooms that have an app beside them. */
  readonly hostRooms: HostRooms;
  readonly store: BotStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly links: Links;
  /** Brings the cards of a room up to date. */
  readonly cards: Pick<CardKeeper, "refresh">;
  readonly admins: Pick<AdminKeeper, "refresh">;
  readonly ringer: Pick<Ringer, "check">;
  /** Not to be guessed: at least 96 bits. */
  readonly randomId: () => string;
  /** The same in every instance, known to nobody else. */
  readonly draftSecret: string;
  readonly maxRoomSize: number;
  readonly gateway: Pick<
    Gateway,
    "hear" | "tell" | "message" | "deadLetters" | "replay" | "figures"
  >;
  readonly notes: Notes;
  readonly figures: Figures;
  /** The people who run it. */
  readonly adminIds: readonly number[];
  /** Null: nobody is called. */
  readonly operatorsChat: number | null;
}
