import { createHash } from "node:crypto";

/** The bot as this Telegram knows it. */
export interface BotIdentity {
  readonly id: number;
  readonly token: string;
  readonly username: string;
  readonly shortName: string;
  /** `https://t.me/<username>/<short name>` */
  readonly appLink: string;
}

export const BOT_NAME = "Efir";
const USERNAME = "EfirSandboxBot";
const SHORT_NAME = "room";

/** Makes up a bot whose token looks like a real one: an id, a colon, 35 characters. */
export function makeUpBot(seed: string): BotIdentity {
  const digest = createHash("sha256").update(seed).digest();
  const id = 7_000_000_000 + digest.readUInt32BE(0) / 2;
  return {
    id: Math.floor(id),
    token: `${Math.floor(id)}:${digest.toString("base64url").slice(0, 35)}`,
    username: USERNAME,
    shortName: SHORT_NAME,
    appLink: `https://t.me/${USERNAME}/${SHORT_NAME}`,
  };
}
