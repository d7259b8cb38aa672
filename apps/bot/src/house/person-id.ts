import type { MemberId } from "@efir/protocol";

/** The number of a person of Telegram; null for a guest. */
export function telegramId(id: MemberId | null): number | null {
  const number = id && /^tg(\d{1,16})$/.exec(id)?.[1];
  return number ? Number(number) : null;
}
