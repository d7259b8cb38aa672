import type { WhyCalled } from "@efir/gateway";
import type { Room } from "@efir/protocol";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { ru } from "./ru.ts";

/** A room with somebody in it, or with nobody. */
export interface RoomLine {
  readonly title: string;
  readonly names: readonly string[];
}

export interface RoomSettings {
  readonly mode: Room["mode"];
  readonly entry: NonNullable<Room["entry"]>;
  readonly limit: number;
}

/** All that the bot says, in one language. Cards and rings have texts of their own. */
export interface Texts {
  readonly greeting: (name: string) => string;
  readonly greetingInGroup: (bot: string) => string;
  readonly help: (bot: string) => string;
  readonly nobodysRoom: string;
  readonly ownRooms: (rooms: readonly RoomLine[]) => string;
  readonly noOwnRooms: string;
  readonly ownRoomsElsewhere: string;
  readonly onAirHere: (room: RoomLine) => string;
  readonly nobodyOnAirHere: string;
  readonly cancelled: string;
  readonly nothingToCancel: string;
  readonly notUnderstood: string;
  /** After words that mean nothing by themselves: they may have been an answer. */
  readonly answeredTooLate: string;
  readonly trouble: string;
  readonly tooFast: string;
  readonly operators: OperatorsTexts;
  /** What a room is called when nobody said. */
  readonly titleOf: (name: string) => string;
  readonly buttons: Buttons;
  readonly inline: InlineTexts;
  readonly wizard: WizardTexts;
  readonly commands: Readonly<Record<CommandName, string>>;
}

export type CommandName =
  | "start"
  | "new"
  | "room"
  | "rooms"
  | "play"
  | "status"
  | "hosts"
  | "help"
  | "cancel"
  | "admin"
  | "stats";

interface OperatorsTexts {
  readonly why: Readonly<Record<WhyCalled, string>>;
  readonly howToAnswer: string;
  readonly passedOn: string;
  readonly notNow: string;
  readonly tooOld: string;
  readonly textOnly: string;
}

interface Buttons {
  readonly newRoom: string;
  readonly inChat: string;
  readonly ownRooms: string;
  readonly openAgain: string;
  readonly share: string;
}

interface InlineTexts {
  readonly newRoom: (title: string) => string;
  readonly newRoomHint: string;
  readonly onAir: (count: number) => string;
  readonly stepByStep: string;
}

export interface WizardTexts {
  readonly title: string;
  readonly defaultTitle: string;
  readonly mode: string;
  readonly modes: Readonly<Record<RoomSettings["mode"], string>>;
  readonly entry: string;
  readonly entries: Readonly<Record<RoomSettings["entry"], string>>;
  readonly chat: string;
  readonly chooseChat: string;
  readonly chatChosen: (title: string) => string;
  readonly limit: (most: number) => string;
  readonly notAnAnswer: string;
  readonly ready: (settings: RoomSettings) => string;
  readonly outdated: string;
}

export const textsIn = (language: Language): Texts => (language === "ru" ? ru : en);
