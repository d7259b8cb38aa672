import type { RoomCode } from "@efir/protocol";
import type { RoomView } from "../answer/rooms.ts";
import type { SoundTrouble } from "../answer/sound-trouble.ts";
import type { Language } from "../language.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

/** All that the gateway answers, in one language. */
export interface Texts {
  readonly opened: (room: RoomView) => string;
  readonly schedule: (room: RoomView) => string;
  readonly join: (room: RoomView) => string;
  readonly onAir: (room: RoomView) => string;
  readonly nobodysRoom: (code: RoomCode) => string;
  readonly whichRoom: string;
  readonly help: string;
  readonly sound: Readonly<Record<SoundTrouble, string>>;
  readonly complaint: string;
  readonly notUnderstood: string;
  /** What a room is called in which somebody is helped. */
  readonly helpRoom: string;
  /** What a room is called that has no title. */
  readonly untitled: string;
  readonly called: (room: RoomView) => string;
  readonly nobodyOnDuty: (room: RoomView) => string;
}

export const textsIn = (language: Language): Texts => (language === "ru" ? ru : en);
