import type { Seated } from "@efir/directory";

/** Whether this person of Telegram is among them. */
export const isAmong = (members: readonly Seated[], user: number): boolean =>
  members.some(({ member }) => member.id === `tg${user}`);
