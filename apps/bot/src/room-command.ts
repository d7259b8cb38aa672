import { toTitle } from "./room-title.ts";

export interface RoomCommand {
  readonly title: string | null;
  /** Another room is wanted, even where there is one already. */
  readonly isNew: boolean;
}

/** What follows `/room`: a title, `new`, or `new` and a title. */
export function readRoomCommand(rest: string): RoomCommand {
  const [, isNew, title = ""] = /^\s*(?:(new|новая)(?=\s|$))?(.*)$/isu.exec(rest) ?? [];
  return { title: toTitle(title), isNew: isNew !== undefined };
}
