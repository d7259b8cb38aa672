import { createHmac } from "node:crypto";
import type { Environment, Logger } from "@efir/config";
import type { Directory } from "@efir/directory";
import {
  createGateway,
  NO_OPERATORS,
  type Gateway,
  type MessageQueue,
  type Notes,
} from "@efir/gateway";
import type { Clock } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import type { GatewayMetrics } from "../metrics.ts";
import type { BotStore } from "../store.ts";
import { botRooms } from "./bot-rooms.ts";
import { telegramOperators } from "./operators-card.ts";
import { telegramSender, type TelegramSide } from "./telegram-sender.ts";

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
  const { environment, messages, logger, metrics, telegram, randomId, clock } = options;
  const {
    operatorsChat: chat,
    gatewayKeys: keys,
    gatewayAllowLoopback: allowLoopback,
  } = environment;
  const troubled = (what: string, error: unknown) => logger.error(what, { error });
  return createGateway({
    ...messages,
    rooms: botRooms({
      ...options,
      maxRoomSize: environment.maxRoomSize,
      secret: roomSecret(environment, randomId),
      link: linkFor(environment, telegram),
    }),
    operators: telegram
      ? telegramOperators({ ...telegram, notes: messages.notes, chat, troubled })
      : NO_OPERATORS,
    keys,
    senders: telegram ? { telegram: telegramSender(telegram) } : {},
    allowLoopback,
    clock,
    random: Math.random,
    randomId,
    watch: { ...metrics.watch, troubled },
  });
}

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
