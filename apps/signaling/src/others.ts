import type { Admission, RoomBus, Seated } from "@efir/directory";
import {
  encode,
  roomKey,
  type InstanceId,
  type Member,
  type RoomKey,
  type ServerMessage,
} from "@efir/protocol";
import { seal, type EnvelopeHeader, type Seen } from "./envelope.ts";
import type { Letter } from "./letter.ts";
import { Mail, type Mailed } from "./mail.ts";

/** What the members of a room are told of each other. */
export type News = Extract<
  ServerMessage,
  {
    readonly type:
      "member-joined" | "member-left" | "member-changed" | "member-presence" | "said" | "reacted";
  }
>;

/** The other instances, as something to talk to. Nothing here waits or throws; a failure is reported. */
export interface Others {
  readonly tell: (to: Iterable<InstanceId>, room: RoomKey, news: News) => void;
  /** Tells everybody whom it concerns who is gone by an admission; `moved`: of somebody who took the call along. */
  readonly tellRemoved: (admission: Admission, moved?: boolean) => void;
  /** Tells the instances of those who are known here who is new, and how they are known here. */
  readonly introduce: (member: Member, room: RoomKey, known: readonly Seated[]) => void;
  readonly send: (to: InstanceId, header: EnvelopeHeader, body: Buffer) => void;
  /** For signals, none of which may get lost. */
  readonly mail: Mail;
}

interface OthersOptions {
  readonly bus: RoomBus;
  readonly instance: InstanceId;
  /** Too much waits to be sent already. */
  readonly full: () => void;
  /** The number of the next frame to an instance. */
  readonly next: (to: InstanceId) => number;
  /** A signal that was kept turns out to be for a seat of this instance. */
  readonly deliver: (letter: Letter) => void;
}

export function createOthers({ bus, instance, full, next, deliver }: OthersOptions): Others {
  function say(to: InstanceId, header: EnvelopeHeader, body?: Buffer): void {
    if (!bus.tell(to, seal({ from: instance, n: next(to) }, header, body))) full();
  }

  function tell(to: Iterable<InstanceId>, room: RoomKey, news: News): void {
    const isChange = news.type === "member-changed";
    const body = isChange ? undefined : Buffer.from(encode(news));
    for (const other of to) {
      if (isChange) say(other, ["change", room, news.seat, news.state]);
      else say(other, ["event", room, instance, []], body);
    }
  }

  function post(to: InstanceId, n: number, { kind, letter }: Mailed): boolean {
    const { room, to: seat, frame } = letter;
    const isTaken = bus.tell(to, seal({ from: instance, n }, [kind, room, seat], frame));
    if (!isTaken) full();
    return isTaken;
  }

  return {
    mail: new Mail({
      instance,
      next,
      send: post,
      announce: (to) => say(to, ["anew"]),
      deliver,
    }),
    send: say,
    tell,
    tellRemoved: ({ room, roster, removed }, moved = false) => {
      const concerned = new Set([...roster, ...removed].map((seated) => seated.instance));
      concerned.delete(instance);
      for (const { member, reason } of removed) {
        const left = { type: "member-left", seat: member.seat, reason } as const;
        const hasMoved = moved && reason === "replaced";
        tell(concerned, roomKey(room.code), hasMoved ? { ...left, moved } : left);
      }
    },
    introduce: (member, room, known) => {
      const news = Buffer.from(encode({ type: "member-joined", member }));
      for (const [other, seats] of Map.groupBy(known, (seated) => seated.instance)) {
        say(other, ["event", room, instance, seats.map(toSeen)], news);
      }
    },
  };
}

export const toSeen = ({ member: { seat, state } }: Seated): Seen => [seat, state];
