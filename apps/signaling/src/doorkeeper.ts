import { entryOf, isBarred, withoutKnock, type Charter, type Directory } from "@efir/directory";
import { ok, type Clock } from "@efir/kit";
import {
  roomKey,
  type Person,
  type RoomCode,
  type RoomKey,
  type TurnedAwayWhy,
} from "@efir/protocol";
import type { Session } from "./connection.ts";
import { toFrame } from "./frame.ts";

/** Whoever could tell whether somebody is a member of a chat is not there: the person must not wait for ever. */
const ANSWER_WITHIN_MS = 10_000;

interface Waiting {
  readonly room: RoomCode;
  readonly person: Person;
}

interface DoorkeeperOptions {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly isClosing: () => boolean;
  readonly failed: (error: unknown) => void;
}

interface AtTheDoor extends Waiting {
  /** Its knock is in the directory: until then what is heard may be older. */
  isKnown: boolean;
  cancel: () => void;
}

/** Those connections of this instance that wait to be let into a room. */
export class Doorkeeper {
  readonly #options: DoorkeeperOptions;
  readonly #doors = new Map<RoomKey, Map<Session, AtTheDoor>>();

  constructor(options: DoorkeeperOptions) {
    this.#options = options;
  }

  wait(session: Session, waiting: Waiting): void {
    const before = this.#forget(session);
    const key = roomKey(waiting.room);
    const door = this.#doors.get(key) ?? new Map<Session, AtTheDoor>();
    this.#doors.set(
      key,
      door.set(session, { ...waiting, isKnown: false, cancel: () => undefined }),
    );
    if (before && roomKey(before.room) !== key) this.#withdraw(before);
  }

  /** The knock is in the directory. How long it is waited for is the room's to say: a look-up in a chat takes seconds, a person as long as it takes. */
  knocked(session: Session, { room, rights }: Charter): void {
    const waiting = this.#find(session);
    if (!waiting) return;
    waiting.isKnown = true;
    const asksPeople = isBarred(rights, waiting.person.id) !== null;
    if (room.entry !== "chat-members" || asksPeople) return;
    const giveUp = () => this.#turnAway(session, "no-answer");
    waiting.cancel = this.#options.clock.after(ANSWER_WITHIN_MS, giveUp);
  }

  /** The rights in a room are new; null: it has ended. */
  hear(room: RoomKey, charter: Charter | null): void {
    for (const [session, waiting] of [...(this.#doors.get(room) ?? [])]) {
      if (charter) this.#judge(session, waiting, charter);
      else this.#turnAway(session, "room-ended");
    }
  }

  /** It waits no more. False when it did not. */
  stop(session: Session): boolean {
    const waiting = this.#forget(session);
    if (waiting) this.#withdraw(waiting);
    return waiting !== undefined;
  }

  #judge(session: Session, { person: { id }, isKnown }: AtTheDoor, charter: Charter): void {
    const now = this.#options.clock.now();
    const entry = entryOf(charter, { id, isInside: false, now });
    if (entry === "enter") {
      this.#forget(session);
      session.connection.send(toFrame({ type: "let-in" }));
      return;
    }
    const knocked = charter.rights.knocks.find(({ person }) => person.id === id);
    const answer = knocked ? knocked.turnedAway : isKnown && "no-answer";
    const why = entry === "knock" ? answer : entry;
    if (why) this.#turnAway(session, why);
  }

  #turnAway(session: Session, why: TurnedAwayWhy): void {
    const waiting = this.#forget(session);
    if (!waiting) return;
    session.connection.send(toFrame({ type: "turned-away", why }));
    this.#withdraw(waiting);
  }

  /** Nobody of that person waits here any more: those who are asked need not answer. */
  #withdraw({ room, person }: Waiting): void {
    const { directory, isClosing, failed } = this.#options;
    const others = [...(this.#doors.get(roomKey(room))?.values() ?? [])];
    if (isClosing() || others.some((other) => other.person.id === person.id)) return;
    directory.changeRights(room, ({ rights }) => ok(withoutKnock(rights, person.id))).catch(failed);
  }

  #find(session: Session): AtTheDoor | undefined {
    for (const door of this.#doors.values()) if (door.has(session)) return door.get(session);
    return undefined;
  }

  #forget(session: Session): AtTheDoor | undefined {
    const found = this.#find(session);
    if (!found) return undefined;
    found.cancel();
    const key = roomKey(found.room);
    const door = this.#doors.get(key);
    door?.delete(session);
    if (door?.size === 0) this.#doors.delete(key);
    return found;
  }
}
