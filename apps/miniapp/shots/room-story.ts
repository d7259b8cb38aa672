import { ok, State, systemClock, type Clock } from "@efir/kit";
import { ChatLine, MemberId, Reaction, type Person } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";
import * as v from "valibot";
import type { News } from "../src/call/news.ts";
import { createScene } from "../src/call/scene.ts";
import type { HostSight } from "../src/host/host-watch.ts";
import type { Visit } from "../src/screens.ts";
import { aSound } from "../src/testing/a-sound.ts";
import { aCode, aRoom, createFakeCall, type FakeCall } from "../src/testing/fake-call.ts";
import { movingPicture } from "./moving-picture.ts";
import { somePeople } from "./people.ts";
import { fromSaid } from "./voices.ts";

export interface RoomWishes {
  readonly people: number;
  readonly cameras?: number;
  readonly screen?: boolean;
  /** Levels that rise and fall, as in a lively talk. */
  readonly talks?: boolean;
  readonly moderates?: boolean;
  /** What is beside the voices. */
  readonly host?: HostSight;
  readonly set?: (call: FakeCall) => void;
  /** What is different about the page around the call. */
  readonly visit?: Partial<Visit>;
  /** What the server says to whoever goes to another device. */
  readonly move?: Awaited<ReturnType<Visit["moving"]["ask"]>>;
  /** What has just happened. */
  readonly news?: News;
}

export interface RoomStory {
  readonly call: FakeCall;
  readonly visit: Visit;
}

/** As long as the server's. */
const KEY = "0123456789abcdefghijklABCDEFGHIJKLMNOPQRSTUV";

/** What is told for a moment, and a reaction in the air, stay in the picture. */
const STANDS_STILL: Clock = { ...systemClock, after: () => () => undefined };

/** A visit to a room that is as one wishes. */
export function roomStory(wishes: RoomWishes): RoomStory {
  const call = createFakeCall();
  call.phase.set({ kind: "live", room: aRoom("Пятничный созвон команды") });
  call.microphone.state.set({ kind: "on" });
  call.members.set(withPictures(somePeople(wishes.people), wishes));
  if (wishes.moderates === true) makeModerator(call);
  wishes.set?.(call);
  if (wishes.talks === true) letTalk(call);
  followSelf(call);
  Object.assign(globalThis, { call });
  const visit: Visit = {
    call,
    scene: createScene({ call, clock: wishes.talks === true ? systemClock : STANDS_STILL }),
    sound: aSound(),
    screen: call.screen,
    wish: { code: aCode(), open: false, name: "Anna", limit: 25, as: "speaker" },
    host: {
      sight: new State<HostSight>(wishes.host ?? { kind: "none" }),
      grant: () => Promise.resolve(ok({ token: "a.b.c", expires_at: 0 })),
    },
    moving: {
      clock: { now: () => 0, every: () => () => undefined },
      ask: () => Promise.resolve(wishes.move ?? ok({ move_key: KEY, lasts_ms: 107_000 })),
      linkOf: (key) => `https://efir.example.com/?room=weekly_sync#move=${key}`,
    },
    refusal: { get: () => null, subscribe: () => () => undefined },
    link: "https://efir.test/?room=room123",
    invite: () => Promise.resolve("copied"),
    haptic: () => undefined,
    joinAgain: () => undefined,
    back: () => undefined,
    ...wishes.visit,
  };
  if (wishes.news) visit.scene.tell(wishes.news);
  return { call, visit };
}

/** As the engine does it: in the list one is what one's own buttons say. */
function followSelf(call: FakeCall): void {
  const follow = () => {
    const { kind } = call.microphone.state.get();
    const { muted, role } = call.rights.get();
    const mic = kind === "blocked" ? "none" : kind === "on" ? "on" : "off";
    changed((member) =>
      member.link === "self"
        ? {
            muted,
            state: {
              ...member.state,
              hand: call.hand.get(),
              ...(role === "listener" ? {} : { mic }),
            },
          }
        : {},
    )(call);
  };
  follow();
  for (const each of [call.microphone.state, call.rights, call.hand]) each.subscribe(follow);
}

/** Some of them are different. */
export const changed =
  (change: (member: CallMember, n: number) => Partial<CallMember>) =>
  ({ members }: FakeCall): void =>
    members.set(members.get().map((member, n) => ({ ...member, ...change(member, n) })));

const withPictures = (
  people: readonly CallMember[],
  { cameras = 0, screen = false }: RoomWishes,
): readonly CallMember[] =>
  people.map((member, n) => ({
    ...member,
    camera: n < cameras ? movingPicture(member.name, n % 2 === 0 ? [480, 640] : [640, 360]) : null,
    screen: screen && n === 1 ? movingPicture("Slides", [1280, 720]) : null,
    state: { ...member.state, camera: n < cameras ? "on" : "off" },
  }));

function letTalk(call: FakeCall): void {
  changed(({ state }) => ({ muted: false, state: { ...state, mic: "on", hand: false, level: 0 } }))(
    call,
  );
  const talk = new Worker(new URL("./talk.ts", import.meta.url), { type: "module" });
  talk.onmessage = ({ data }) => sayLevel(call, fromSaid(Number(data)));
  talk.postMessage(call.members.get().length);
}

/** As the engine tells it: each change by itself, and whoever is as before is the same object. */
function sayLevel({ members }: FakeCall, { n, level }: ReturnType<typeof fromSaid>): void {
  const member = members.get()[n];
  if (member) members.set(members.get().with(n, { ...member, state: { ...member.state, level } }));
}

const somebody = (name: string): Person => ({
  id: v.parse(MemberId, name.toLowerCase()),
  name,
  avatar: null,
});

function makeModerator(call: FakeCall): void {
  call.rights.set({ ...call.rights.get(), role: "owner", moderates: true, leads: true });
  call.members.set(
    call.members.get().map((member, n) => ({
      ...member,
      role: n === 0 ? "owner" : n === 2 ? "moderator" : "speaker",
    })),
  );
  call.moderation.knocks.set([somebody("Olga"), somebody("Pavel")]);
  call.moderation.bans.set([somebody("Rudi")]);
}

export const chatLine = (n: number, from: number, text: string): ChatLine => {
  const [person] = somePeople(from + 1).slice(from);
  return v.parse(ChatLine, { n, from: person?.id, name: person?.name, at: n * 1_000, text });
};

export const reaction = (n: number, emoji: string): Reaction =>
  v.parse(Reaction, { n, from: "person1", name: "Boris", at: n, emoji });
