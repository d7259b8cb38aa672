import { readRoomCommand, type RoomCommand } from "./room-command.ts";

/** What was asked of the bot by its name: a room, with a title perhaps. Null when it is something else. */
export function readGuestMessage(text: string, botName: string): RoomCommand | null {
  const words = text.replaceAll(new RegExp(`@${botName}(?!\\w)`, "gi"), " ").trim();
  const [, rest] = /^\/?(?:room|комната)(?=\s|$)(.*)$/isu.exec(words) ?? [];
  if (rest === undefined && words !== "") return null;
  return readRoomCommand(rest ?? "");
}
