import { createHash } from "node:crypto";

/** Names a chat without giving its id away: the same for everybody there, another on every start. */
export function chatInstance(botToken: string, chat: number): string {
  const digest = createHash("sha256").update(`${botToken} ${chat}`).digest();
  return digest.readBigInt64BE(0).toString();
}
