import type { InstanceId, SeatId } from "@efir/protocol";
import { createBusLag } from "./bus-lag.ts";
import { createProfilePhotos, type ProfilePhotos } from "@efir/telegram";
import { createAvatarLinks } from "./avatar/avatar-links.ts";
import { createPictureBook } from "./avatar/picture-book.ts";
import { createDepartures } from "./departures.ts";
import type { Deps, SignalingDeps } from "./deps.ts";
import { Doorkeeper } from "./doorkeeper.ts";
import { createHearRights } from "./hear-rights.ts";
import { Handover } from "./handover.ts";
import { HeldSeats } from "./held-seats.ts";
import { createHostTokens } from "./host/host-tokens.ts";
import { createHub } from "./hub.ts";
import { countedMetrics } from "./counted-metrics.ts";
import { createInvites } from "./invites.ts";
import { createMetrics } from "./metrics.ts";
import { Neighbours } from "./neighbours.ts";
import { onceASecond } from "./once-a-second.ts";
import { createOthers } from "./others.ts";
import { createReach } from "./reach.ts";
import { Receipts } from "./receipts.ts";
import { createResumeTokens } from "./resume-token.ts";
import { shareRounds } from "./shared-rounds.ts";
import { createSessionTokens } from "@efir/session";
import { DEFAULT_LIMITS } from "./settings.ts";

interface Life {
  readonly isClosing: () => boolean;
  /** What is behind the directory and the bus went out of reach, or came back. */
  readonly storeChanged: (state: "away" | "back") => void;
}

/** Makes, of what is given, what the rules work with. */
export function equip(given: SignalingDeps, { isClosing, storeChanged }: Life): Deps {
  const { directory, bus, instance, settings, logger } = given;
  const metrics = countedMetrics(createMetrics(), given);
  const clock = shareRounds(given.clock, (ms) => metrics.late(ms / 1_000));
  const warn = onceASecond(logger.warn, clock);
  const troubled = (what: string, error: unknown): void => warn(what, { error });
  const moved = (seat: SeatId, to: InstanceId) => deps.others.mail.release(seat, to);
  const hub = createHub({ instance, moved });
  const doorkeeper = new Doorkeeper({
    directory,
    clock,
    isClosing,
    failed: (error) => troubled("the directory could not be told who waits no more", error),
  });
  const deps: Deps = {
    ...given,
    clock,
    metrics,
    troubled,
    isClosing,
    hub,
    doorkeeper,
    invites: createInvites(directory, clock),
    hearRights: createHearRights(hub, doorkeeper),
    others: createOthers({
      bus,
      instance,
      full: () => busIsFull(deps),
      next: (to) => deps.neighbours.next(to),
      deliver: ({ room, to, frame }) => void deps.hub.find(room)?.deliver(to, frame),
    }),
    departures: createDepartures(directory, (error) =>
      troubled("the directory could not be told who left", error),
    ),
    held: new HeldSeats(() => deps),
    handover: new Handover(() => deps),
    neighbours: new Neighbours(() => deps),
    receipts: new Receipts(() => deps),
    busLag: createBusLag({ bus, instance, clock }),
    reach: createReach({ clock, ready: directory.ready, changed: storeChanged }),
    resumeTokens: createResumeTokens(settings.sessionSecrets),
    pictureBook: openPictures(given, troubled),
    avatarLinks: createAvatarLinks(settings.sessionSecrets, clock),
    tokens: createSessionTokens({ secrets: settings.sessionSecrets, clock }),
    hostTokens: createHostTokens(settings, clock),
    limits: { ...DEFAULT_LIMITS, ...settings.limits },
  };
  return deps;
}

function busIsFull({ metrics, troubled }: Deps): void {
  metrics.busDropped("bus");
  const error = new Error("Too much waits to be sent to other instances");
  troubled("another instance could not be told", error);
}

const openPictures = (given: SignalingDeps, troubled: Deps["troubled"]) =>
  createPictureBook({ pictures: given.pictures, photos: profilePhotos(given), troubled });

function profilePhotos({ settings, clock }: SignalingDeps): ProfilePhotos | null {
  const { telegramEnabled, botToken, telegramApiRoot, fileApiUrl } = settings;
  if (!telegramEnabled || botToken === null) return null;
  return createProfilePhotos({
    botToken,
    clock,
    apiRoot: telegramApiRoot,
    fileRoot: fileApiUrl,
    fetch: (url, init) => fetch(url, init),
  });
}
