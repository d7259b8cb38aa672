import { errorText } from "../texts/error-text.ts";
import type { Texts } from "../texts/texts.ts";
import { MemberId, type Person } from "@efir/protocol";
import * as v from "valibot";
import type { FailureCode } from "../session/api.ts";
import type { EntryState } from "./entry.ts";
import type { RoomSight } from "./look-up.ts";

export interface EntryScene {
  readonly state: EntryState;
  readonly sight: RoomSight;
  readonly refusal: FailureCode | null;
  /** The call of another device comes along. */
  readonly isMoving: boolean;
}

/** The first screen in words. */
export function entryView({ state, sight, refusal, isMoving }: EntryScene, texts: Texts) {
  const typing = state.code.kind === "typed";
  return {
    focus: firstGap(state),
    codeProblem: problemOf(state, "code", texts),
    nameProblem: problemOf(state, "name", texts),
    refusal: refusal === null || refusal === failureOf(sight) ? null : errorText(texts, refusal),
    join: {
      label: joinLabel(sight, isMoving, texts),
      // Somebody who types a code finds out first whether it is the one they mean.
      waiting: typing && sight.kind === "looking",
    },
    // In a room that one has to open first there is nobody to listen to.
    mayListen: !isMoving && sight.kind !== "missing",
  };
}

function joinLabel(sight: RoomSight, isMoving: boolean, { entry }: Texts): string {
  if (sight.kind === "missing") return entry.open;
  return isMoving ? entry.moveHere : entry.join;
}

/** Where the next keystroke goes: the first thing that is missing, or the button. */
function firstGap({ code, name }: EntryState): "code" | "name" | "join" {
  if (code.kind === "typed") return "code";
  return name === "" ? "name" : "join";
}

const problemOf = ({ problem }: EntryState, field: "code" | "name", texts: Texts) =>
  problem?.field === field ? errorText(texts, problem.code) : null;

const failureOf = (sight: RoomSight): FailureCode | null =>
  sight.kind === "failed" ? sight.code : null;

const MOST_NAMES = 2;
const MOST_FACES = 3;

/** Who is in the room, before one goes in. Null while there is no code to look at. */
export function sightView(sight: RoomSight, texts: Texts) {
  const { entry } = texts;
  switch (sight.kind) {
    case "none":
      return null;
    case "looking":
      return { kind: "looking", text: entry.looking } as const;
    case "missing":
      return { kind: "missing", text: entry.missing } as const;
    case "failed":
      return { kind: "failed", text: errorText(texts, sight.code) } as const;
    case "found": {
      const { on_air, members = [] } = sight.facts;
      const names = members.slice(0, MOST_NAMES).map(({ name }) => name);
      return {
        kind: "found",
        isLive: on_air > 0,
        text: on_air === 0 ? entry.nobody : entry.onAir(on_air),
        people: members.slice(0, MOST_FACES),
        names: names.length === 0 ? null : entry.names(names, Math.max(0, on_air - names.length)),
      } as const;
    }
  }
}

/** What the room is called: its title once it is known, its code until then. */
export function roomTitle({ code }: EntryState, sight: RoomSight): string {
  if (sight.kind === "found" && sight.facts.title !== "") return sight.facts.title;
  return code.kind === "known" ? code.code : "";
}

const SOMEBODY = v.parse(MemberId, "somebody");

/** Who one will be: what is typed, or what the server says, or nobody in particular yet. */
export function personView({ name }: EntryState, self: Person | null, { room }: Texts): Person {
  if (name === null) return self ?? { id: SOMEBODY, name: room.you, avatar: null };
  const id = self?.name === name.trim() ? self.id : SOMEBODY;
  return { id, name: name.trim() || room.you, avatar: null };
}
