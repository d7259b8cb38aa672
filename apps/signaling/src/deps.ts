import type { Logger } from "@efir/config";
import type { Directory, Figures, HostRooms, MoveKeys, Pictures, RoomBus } from "@efir/directory";
import type { Clock } from "@efir/kit";
import type { InstanceId } from "@efir/protocol";
import type { BusLag } from "./bus-lag.ts";
import type { AvatarLinks } from "./avatar/avatar-links.ts";
import type { PictureBook } from "./avatar/picture-book.ts";
import type { Departures } from "./departures.ts";
import type { Doorkeeper } from "./doorkeeper.ts";
import type { HearRights } from "./hear-rights.ts";
import type { HostTokens } from "./host/host-tokens.ts";
import type { Handover } from "./handover.ts";
import type { HeldSeats } from "./held-seats.ts";
import type { Hub } from "./hub.ts";
import type { Invites } from "./invites.ts";
import type { Metrics } from "./metrics.ts";
import type { Neighbours } from "./neighbours.ts";
import type { Others } from "./others.ts";
import type { Reach } from "./reach.ts";
import type { Receipts } from "./receipts.ts";
import type { ResumeTokens } from "./resume-token.ts";
import type { SessionTokens } from "@efir/session";
import type { Limits, Settings } from "./settings.ts";

/** What a signaling service is given from outside. */
export interface SignalingDeps {
  readonly directory: Directory;
  readonly bus: RoomBus;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly figures: Figures;
  readonly pictures: Pictures;
  readonly hostRooms: HostRooms;
  readonly moveKeys: MoveKeys;
  readonly instance: InstanceId;
  readonly settings: Settings;
  /** Not to be guessed (at least 96 bits), of letters, digits, `-` and `_`. */
  readonly randomId: () => string;
}

/** What the rules of one instance work with. */
export interface Deps extends SignalingDeps {
  readonly hub: Hub;
  readonly others: Others;
  readonly departures: Departures;
  readonly doorkeeper: Doorkeeper;
  readonly invites: Invites;
  readonly hearRights: HearRights;
  readonly held: HeldSeats;
  readonly handover: Handover;
  readonly neighbours: Neighbours;
  readonly receipts: Receipts;
  readonly reach: Reach;
  readonly busLag: BusLag;
  readonly pictureBook: PictureBook;
  readonly avatarLinks: AvatarLinks;
  readonly tokens: SessionTokens;
  readonly hostTokens: HostTokens;
  readonly resumeTokens: ResumeTokens;
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** All members leave at once when it closes, which is not told one by one. */
  readonly isClosing: () => boolean;
  /** For trouble that may come with every frame. */
  readonly troubled: (what: string, error: unknown) => void;
}
