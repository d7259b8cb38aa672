import type { Charter } from "./room-rights.ts";

/** Whoever comes may come in, and do what they say they do: nothing was said of anybody. */
export const restrictNobody = ({ room, rights }: Charter): boolean =>
  (room.entry ?? "anyone") === "anyone" &&
  room.mode === "open" &&
  rights.locked === null &&
  !rights.muteOnEntry &&
  Object.keys(rights.people).length === 0;
