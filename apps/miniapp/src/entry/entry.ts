import { State, type Value } from "@efir/kit";
import type { HostFacts, Person, RoomCode } from "@efir/protocol";
import type { Devices } from "@efir/rtc";
import type { RoomHint } from "../platform/which-room.ts";
import type { FailureCode } from "../session/api.ts";
import type { Sound } from "../sound/sound.ts";
import type { LastRoom } from "./last-rooms.ts";
import type { LookUp, RoomSight } from "./look-up.ts";
import { parseCode, type BadCode } from "./parse-code.ts";
import { parseName, type BadName } from "./parse-name.ts";

/** A room from a link, or one that the person types. */
export type CodeField =
  | { readonly kind: "known"; readonly code: RoomCode }
  | { readonly kind: "typed"; readonly text: string };

/** What stands in the way of joining, and which field it is about. */
export type EntryProblem =
  | { readonly field: "code"; readonly code: BadCode }
  | { readonly field: "name"; readonly code: BadName };

export interface EntryState {
  readonly code: CodeField;
  /** Null for somebody whom Telegram has named. */
  readonly name: string | null;
  readonly problem: EntryProblem | null;
}

/** What the Join tap asks for. */
export interface JoinWish {
  readonly code: RoomCode;
  readonly name: string | null;
  /** Open the room if nobody has this code. */
  readonly open: boolean;
  /** How many the room holds, if that is known. */
  readonly limit: number | null;
  /** The app beside the room, if one was seen. */
  readonly host?: HostFacts;
  /** A listener brings no microphone. */
  readonly as: "speaker" | "listener";
}

/** The first screen: which room, under what name, and who is there already. */
export interface Entry {
  readonly state: Value<EntryState>;
  readonly sight: Value<RoomSight>;
  /** Why the server would not have this person. */
  readonly refusal: Value<FailureCode | null>;
  readonly setCode: (text: string) => void;
  readonly setName: (text: string) => void;
  readonly otherRoom: () => void;
  readonly lookAgain: () => void;
  /** Joins with the microphone. */
  readonly submit: () => void;
  readonly listen: () => void;
  /** Who one will be in the room, as soon as the server has said it. */
  readonly self: Value<Person | null>;
  /** What is tried out here goes along into the room: it is not asked for again. */
  readonly devices: Devices;
  readonly sound: Sound;
  readonly lastRooms: readonly LastRoom[];
  readonly chooseRoom: (code: RoomCode) => void;
  /** The person has gone elsewhere: what was tried out is given back. */
  readonly close: () => void;
  /** The call of another device comes along. */
  readonly isMoving: boolean;
}

export interface EntryOptions {
  readonly isMoving: boolean;
  readonly room: RoomHint;
  /** The name from last time; null for somebody whom Telegram has named. */
  readonly name: string | null;
  readonly self: Value<Person | null>;
  readonly devices: Devices;
  readonly sound: Sound;
  readonly lastRooms: readonly LastRoom[];
  readonly lookUp: LookUp;
  readonly refusal: Value<FailureCode | null>;
  readonly join: (wish: JoinWish, devices: Devices) => void;
}

export function createEntry(options: EntryOptions): Entry {
  const { lookUp, devices, self, refusal, lastRooms, sound, isMoving } = options;
  const state = new State<EntryState>(toState(options));
  const change = (part: Partial<EntryState>) => state.set({ ...state.get(), ...part });

  function lookAgain(): void {
    const code = codeOf(state.get().code);
    if (code.ok) lookUp.look(code.value);
  }

  function type(text: string): void {
    change({ code: { kind: "typed", text }, problem: null });
    const code = parseCode(text);
    if (code.ok) lookUp.lookSoon(code.value);
    else lookUp.forget();
  }

  function chooseRoom(code: RoomCode): void {
    change({ code: { kind: "known", code }, problem: null });
    lookAgain();
  }

  function enter(as: JoinWish["as"]): void {
    const { problem, wish } = toWish(state.get(), lookUp.sight.get());
    change({ problem });
    if (!wish) return;
    lookUp.stop();
    options.join({ ...wish, as }, devices);
  }

  lookAgain();
  return {
    state,
    self,
    refusal,
    lastRooms,
    devices,
    sound,
    isMoving,
    sight: lookUp.sight,
    setCode: type,
    setName: (text) => change({ name: text, problem: null }),
    otherRoom: () => type(""),
    chooseRoom,
    lookAgain,
    submit: () => enter("speaker"),
    listen: () => enter("listener"),
    close: () => giveBack(options),
  };
}

function giveBack({ lookUp, devices: { microphone, camera } }: EntryOptions): void {
  lookUp.stop();
  microphone.close();
  camera.close();
}

const toState = ({ room, name }: EntryOptions): EntryState => ({
  code: toField(room),
  name,
  problem: toProblem(room),
});

function toField(room: RoomHint): CodeField {
  switch (room.kind) {
    case "code":
      return { kind: "known", code: room.code };
    case "bad-code":
      return { kind: "typed", text: room.text };
    case "none":
      return { kind: "typed", text: "" };
  }
}

function toProblem(room: RoomHint): EntryProblem | null {
  if (room.kind !== "bad-code") return null;
  const code = parseCode(room.text);
  return code.ok ? null : { field: "code", code: code.error };
}

export const codeOf = (field: CodeField) =>
  field.kind === "known" ? ({ ok: true, value: field.code } as const) : parseCode(field.text);

type Submission =
  | { readonly problem: EntryProblem; readonly wish: null }
  | { readonly problem: null; readonly wish: Omit<JoinWish, "as"> };

function toWish(state: EntryState, sight: RoomSight): Submission {
  const code = codeOf(state.code);
  if (!code.ok) return { problem: { field: "code", code: code.error }, wish: null };
  const name = state.name === null ? null : parseName(state.name);
  if (name && !name.ok) return { problem: { field: "name", code: name.error }, wish: null };
  const { limit = null, host } = sight.kind === "found" ? sight.facts : {};
  const open = mayOpen(state.code, sight);
  const who = { code: code.value, name: name ? name.value : null };
  return { problem: null, wish: { ...who, open, limit, ...(host && { host }) } };
}

/**
 * A typed code may be a slip, so it opens only what was seen not to exist. Whoever made a link meant
 * that room: one tap is enough even before it was seen.
 */
function mayOpen(field: CodeField, sight: RoomSight): boolean {
  if (field.kind === "known") return sight.kind !== "found";
  return sight.kind === "missing";
}
