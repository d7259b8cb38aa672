import { createHmac } from "node:crypto";
import type { Environment, Logger } from "@efir/config";
import type { Directory } from "@efir/directory";
import {
  createGateway,
  directoryRooms,
  type Gateway,
  type MessageQueue,
  type Notes,
} from "@efir/gateway";
import type { Clock } from "@efir/kit";
import { MemberId, type RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { GatewayMetrics } from "../metrics.ts";
import type { BotStore } from "../store.ts";
import { telegramOperators } from "./operators-card.ts";
import { telegramId, telegramSender, type TelegramSide } from "./telegram-sender.ts";

/** Where messages are while they are on their way. */
export interface MessageStore {
  readonly queue: MessageQueue;
  readonly notes: Notes;
}

export interface OpenGatewayOptions {
  readonly environment: Environment;
  readonly directory: Directory;
  readonly store: Pick<BotStore, "addOwnRoom">;
  readonly messages: MessageStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Not to be guessed: at least 96 bits. */
  readonly randomId: () => string;
  readonly metrics: GatewayMetrics;
  /** Null: there is no Telegram here, and messages come over HTTP alone. */
  readonly telegram: TelegramSide | null;
}

/** The gateway with the rooms, the platforms and the people of this deployment. */
export function openGateway(options: OpenGatewayOptions): Gateway {
  const { environment, directory, store, messages, telegram } = options;
  const { logger, metrics, randomId, clock } = options;
  const {
    operatorsChat: chat,
    gatewayKeys: keys,
    gatewayAllowLoopback: allowLoopback,
  } = environment;
  const troubled = (what: string, error: unknown) => logger.error(what, { error });
  return createGateway({
    ...messages,
    rooms: directoryRooms({
      directory,
      clock,
      maxRoomSize: environment.maxRoomSize,
      secret: roomSecret(environment, randomId),
      link: linkFor(environment, telegram),
      owner: (message) => ownerOf(telegramId(message)),
      opened: async (message, { code }) => {
        const person = telegramId(message);
        if (person !== null) await store.addOwnRoom(person, code);
      },
    }),
    ...(telegram && {
      operators: telegramOperators({ ...telegram, notes: messages.notes, chat, troubled }),
    }),
    keys,
    senders: telegram ? { telegram: telegramSender(telegram) } : {},
    allowLoopback,
    clock,
    randomId,
    watch: { ...metrics.watch, troubled },
  });
}

/** A person of Telegram owns the rooms that they ask for. */
const ownerOf = (person: number | null): MemberId | null =>
  person === null ? null : v.parse(MemberId, `tg${person}`);

/** Every instance has it, and nobody else does; without any, rooms asked for in a crash are opened twice. */
function roomSecret({ botToken, sessionSecrets }: Environment, randomId: () => string): string {
  const known = botToken ?? sessionSecrets[0] ?? randomId();
  return createHmac("sha256", known).update("efir messages").digest("base64url");
}

/** Into Telegram for its own people, and for everybody where guests are not let in. */
function linkFor({ publicUrl, allowGuests }: Environment, telegram: TelegramSide | null) {
  return (code: RoomCode, platform: string): string =>
    telegram && (platform === "telegram" || !allowGuests)
      ? telegram.links.direct(code)
      : `${publicUrl}/?room=${code}`;
}
