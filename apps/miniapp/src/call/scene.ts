import { State, type Clock, type Value } from "@efir/kit";
import type { Reaction, SeatId } from "@efir/protocol";
import type { Call, CallMember } from "@efir/rtc";
import { calmMembers } from "./calm-members.ts";
import { CROWD, EMPTY_FLOOR, inFloorOrder, nextFloor, someMayRise } from "./floor.ts";
import { APART_MS, createCalmFrames, onceAFrame } from "./frames.ts";
import { createLevelLoop, type Frames, type LevelLoop } from "./level-loop.ts";
import { newsOfMembers, newsOfRefusal, newsOfRights, type News } from "./news.ts";
import { createUnread, type Unread } from "./unread.ts";

/** What the page makes of a call, outside of React: the order of the list, what moves with the voices, what is new. */
export interface Scene {
  /** In the order to show them. Changes with everything that is drawn but the voices, which are in `levels`. */
  readonly members: Value<readonly CallMember[]>;
  readonly levels: LevelLoop;
  readonly headcount: Value<number>;
  /** So many that what moves with the voices moves all the time. */
  readonly isCrowded: Value<boolean>;
  /** Who has the word, for whoever wants to see only them. */
  readonly speaker: Value<SeatId | null>;
  /** What has just happened; null when it was a while ago. */
  readonly news: Value<News | null>;
  readonly tell: (news: News) => void;
  readonly unread: Unread;
  /** Reactions in the air. */
  readonly floating: Value<readonly Reaction[]>;
}

export interface SceneOptions {
  readonly call: Call;
  readonly clock: Clock;
  readonly frames?: Frames;
}

/** From a word to a look at the order of the list. In a crowd somebody begins to speak or stops before each look. */
const LOOK_AFTER_MS = { few: 400, crowd: 600 };
const FLOATS_MS = 3_200;
const MOST_FLOATING = 24;
const NEWS_FOR_MS = 3_000;

export function createScene({ call, clock, frames }: SceneOptions): Scene {
  const { news, tell } = createNews(clock);
  const people = followMembers({ call, clock, ...(frames && { frames }) }, tell);
  const floating = followReactions(call, clock);
  const rights = new State(call.rights.get());
  const stops = [
    call.rights.subscribe(() => {
      for (const each of newsOfRights(rights.get(), call.rights.get())) tell(each);
      rights.set(call.rights.get());
    }),
    call.microphone.state.subscribe(() => {
      const { kind } = call.microphone.state.get();
      if (kind === "on" || kind === "off") tell({ kind: kind === "on" ? "mic-on" : "mic-off" });
    }),
    call.refusal.subscribe(() => {
      const refusal = call.refusal.get();
      if (refusal) tell(newsOfRefusal(refusal));
    }),
    people.stop,
    floating.stop,
  ];
  call.phase.subscribe(() => {
    if (call.phase.get().kind === "ended") for (const stop of stops) stop();
  });
  return {
    ...people.shown,
    news,
    tell,
    unread: createUnread(call),
    floating: floating.shown,
  };
}

function createNews(clock: Clock) {
  const news = new State<News | null>(null);
  const tell = (next: News): void => {
    news.set(next);
    clock.after(NEWS_FOR_MS, () => {
      if (news.get() === next) news.set(null);
    });
  };
  return { news, tell };
}

function followMembers({ call, clock, ...options }: SceneOptions, tell: (news: News) => void) {
  const isCrowded = new State(false);
  const apartMs = () => (isCrowded.get() ? APART_MS.crowd : APART_MS.few);
  const frames = options.frames ?? createCalmFrames({ clock, apartMs });
  const levels = createLevelLoop(frames);
  const headcount = new State(0);
  const members = new State<readonly CallMember[]>([]);
  const speaker = new State<SeatId | null>(null);
  let calm: readonly CallMember[] = [];
  let floor = EMPTY_FLOOR;

  function arrange(): void {
    floor = nextFloor(floor, call.members.get(), clock.now());
    const next = inFloorOrder(calm, floor);
    if (next.some((member, at) => member !== members.get()[at]) || next.length !== calmCount())
      members.set(next);
    headcount.set(next.length);
    if (someMayRise(floor)) lookLater();
    speaker.set(speakerOf(calm, floor.speakingSince) ?? speaker.get());
  }
  const calmCount = () => members.get().length;

  function changed(): void {
    listen(call.members.get());
    const next = calmMembers(calm, call.members.get());
    if (next === calm) return;
    for (const each of newsOfMembers(calm, next)) tell(each);
    calm = next;
    isCrowded.set(calm.length >= CROWD);
    arrange();
  }

  const { lookLater, stop: lookNoMore } = createLook({ isCrowded, clock, frames, arrange });
  const listen = createListener(levels, lookLater);
  changed();
  const stops = [call.members.subscribe(changed), lookNoMore, levels.close];
  const stop = () => {
    for (const each of stops) each();
  };
  return { shown: { members, headcount, levels, isCrowded, speaker }, stop };
}

/** Hears those who have changed; `talkChanged`: somebody begins to speak or stops. */
function createListener(levels: LevelLoop, talkChanged: () => void) {
  let before: readonly CallMember[] = [];
  return (members: readonly CallMember[]): void => {
    members.forEach((member, at) => {
      if (member === before[at]) return;
      const voice = voiceOf(member);
      if (voice > 0 !== levels.isHeard(member.seat)) talkChanged();
      levels.hear(member.seat, voice);
      if (member.link === "self") levels.hear("self", voice);
    });
    before = members;
  };
}

/** Whoever is muted is not heard, whatever arrives. */
const voiceOf = ({ state, muted }: CallMember): number =>
  state.mic === "on" && !muted ? state.level : 0;

interface LookOptions {
  readonly isCrowded: Value<boolean>;
  readonly clock: Pick<Clock, "after">;
  readonly frames: Frames;
  readonly arrange: () => void;
}

/**
 * Looks at the order in a while, once: while nobody speaks nothing runs. What becomes of it is drawn together with the levels: it is
 * the frame that costs, not what is in it.
 */
function createLook({ isCrowded, clock, frames, arrange }: LookOptions) {
  const arrangeInFrame = onceAFrame(frames, arrange);
  let cancel: (() => void) | null = null;
  const look = () => {
    cancel = null;
    arrangeInFrame();
  };
  return {
    lookLater: () => {
      cancel ??= clock.after(LOOK_AFTER_MS[isCrowded.get() ? "crowd" : "few"], look);
    },
    stop: () => cancel?.(),
  };
}

/** Of the others, whoever has been speaking for longest. */
function speakerOf(
  members: readonly CallMember[],
  speakingSince: ReadonlyMap<SeatId, number>,
): SeatId | undefined {
  const since = ({ seat }: CallMember) => speakingSince.get(seat) ?? Infinity;
  return members
    .filter((member) => member.link !== "self" && since(member) < Infinity)
    .toSorted((a, b) => since(a) - since(b))[0]?.seat;
}

function followReactions({ chat }: Call, clock: Clock) {
  const shown = new State<readonly Reaction[]>([]);
  const stop = chat.reacted.subscribe(() => {
    const reaction = chat.reacted.get();
    if (!reaction) return;
    shown.set([...shown.get(), reaction].slice(-MOST_FLOATING));
    clock.after(FLOATS_MS, () => shown.set(shown.get().filter((each) => each !== reaction)));
  });
  return { shown, stop };
}
