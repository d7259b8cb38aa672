import { expect, it } from "vitest";
import { seededRandom } from "@efir/kit";
import type { InstanceId, Member } from "@efir/protocol";
import type { Directory } from "../directory.ts";
import type { Harness, Use } from "../testing/harness.ts";
import { Model } from "../testing/model.ts";
import { A, aRoom, B, C, code, QUIET, seatOf, sits } from "../testing/people.ts";
import { listenTo } from "../testing/told.ts";

const SEEDS = 40;
const STEPS = 80;
const INSTANCES = [A, B, C] as const;
const KEEPS = [20_000, 60_000] as const;
const PASSES = [5_000, 5_000, 10_000, 20_000] as const;

type Both = Pick<Directory, Exclude<keyof Directory, "subscribe" | "ready" | "close">>;
type Asked = { [K in keyof Both]: readonly [K, ...Parameters<Both[K]>] }[keyof Both];
type Step = Asked | readonly ["passes", number];

/** Draws what happens next. Few rooms, people and seats, so that they often meet. */
function draw(random: () => number, step: number): Step {
  const below = (n: number) => Math.floor(random() * n);
  const room = ["Room-1", "room-1", "ROOM-2"][below(3)]!;
  const at = INSTANCES[below(3)]!;
  const seated = sits(1 + below(5), { at, seat: below(3), joinedAt: step });
  switch (below(12)) {
    case 0: {
      const newRoom = aRoom(room, { limit: 1 + below(3), keepEmptyMs: KEEPS[below(2)]! });
      return [random() < 0.4 ? "draftRoom" : "createRoom", newRoom];
    }
    case 1:
      return ["room", code(room)];
    case 2:
      return random() < 0.3 ? ["closeRoom", code(room)] : ["members", code(room)];
    case 3:
      return ["update", code(room), seatOf(seated), { ...QUIET, level: below(4) }];
    case 4:
    case 5:
      return ["leave", code(room), seatOf(seated)];
    case 6:
      return ["renew", at];
    case 7:
      return random() < 0.3 ? ["retire", at] : ["sweep"];
    case 8:
      return ["passes", PASSES[below(4)]!];
    default:
      return ["admit", code(room), seated];
  }
}

const ask = (whom: object, [name, ...asked]: Asked): unknown =>
  (whom as Record<string, (...asked: readonly unknown[]) => unknown>)[name]!(...asked);

/** Instances speak for themselves; anybody may ask the rest. */
function speaker(asked: Asked, step: number): InstanceId {
  if (asked[0] === "admit") return asked[2].instance;
  if (asked[0] === "renew" || asked[0] === "retire") return asked[1];
  return INSTANCES[step % INSTANCES.length]!;
}

/** Each of them has one member, whose seat and time are its own; a room has none. */
const byWho = (a: unknown, b: unknown) => (who(a) < who(b) ? -1 : 1);
const who = (told: unknown): string => {
  const { kind, room, member } = told as { kind?: string; room: string; member?: Member };
  return [room, kind, member?.seat, member?.joinedAt].join(" ");
};

/** Nobody promises in which order the rooms are swept. */
const comparable = (name: string, answer: unknown): unknown =>
  name === "sweep" || name === "retire" ? (answer as unknown[]).sort(byWho) : answer;

async function run(seed: number, harness: Harness): Promise<void> {
  const random = seededRandom(seed);
  const model = new Model();
  const directories = new Map(INSTANCES.map((instance) => [instance, harness.directory()]));
  const told = await listenTo(harness.directory());
  const renewed = new Set<InstanceId>();
  const trace: string[] = [];

  const compare = async (asked: Asked, step: number) => {
    const [name] = asked;
    const answer = await ask(directories.get(speaker(asked, step))!, asked);
    const why = `seed ${seed}, step ${step}, after ${trace.slice(-8).join(" · ")}`;
    expect(comparable(name, answer), why).toEqual(comparable(name, ask(model, asked)));
  };

  for (let step = 0; step < STEPS; step++) {
    const next = draw(random, step);
    trace.push(JSON.stringify(next));
    if (next[0] === "passes") {
      model.now += next[1];
      await harness.passes(next[1]);
      renewed.clear();
    } else {
      // As an instance does that was away: it renews before it admits.
      const instance = next[0] === "admit" ? next[2].instance : undefined;
      if (instance && !renewed.has(instance)) await compare(["renew", instance], step);
      if (instance) renewed.add(instance);
      await compare(next, step);
    }
  }
  expect((await told.events()).sort(byWho), `seed ${seed}`).toEqual(model.events.sort(byWho));
}

export function randomRules(use: Use): void {
  it.each(Array.from({ length: SEEDS }, (_, n) => n + 1))(
    "[DR50] whatever happens in whatever order, it answers as the model does: seed %i",
    (seed) => run(seed, use()),
    30_000,
  );
}
