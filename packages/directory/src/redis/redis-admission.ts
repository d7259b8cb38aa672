import { err, ok, type Result } from "@efir/kit";
import { InstanceId, roomKey, type RoomCode, type RoomKey } from "@efir/protocol";
import * as v from "valibot";
import type {
  Admission,
  Judged,
  OtherRights,
  RoomFull,
  RoomNotFound,
  Seated,
} from "../directory.ts";
import { purge } from "./redis-sweep.ts";
import type { RedisStore } from "./redis-store.ts";
import { ADMIT } from "./room-scripts.ts";
import { readCharter } from "./rights-text.ts";
import { readRoster, readSeat, seatText } from "./seat-text.ts";

export interface Entry {
  readonly code: RoomCode;
  readonly seated: Seated;
  readonly judged: Judged | undefined;
}
type Refusal = RoomNotFound | RoomFull | OtherRights;

export async function admit(
  store: RedisStore,
  { code, seated, judged }: Entry,
): Promise<Result<Admission, Refusal>> {
  const room = roomKey(code);
  const { seat } = seated.member;
  const text = seatText(seated); // now: the caller may change what it gave while we wait
  await store.instances.enter({ instance: seated.instance, room, seat });
  const taken = await takeSeat(store, { room, seated, text, judged: judged ?? "", dead: [] });
  if (!taken.ok) {
    store.instances.exit(room, seat);
    return taken;
  }
  const admission = await withoutDead(store, { room, seated, admission: taken.value });
  for (const { member } of admission.removed) store.instances.exit(room, member.seat);
  return ok(admission);
}

interface Attempt {
  readonly room: RoomKey;
  readonly seated: Seated;
  readonly text: string;
  readonly judged: Judged | "";
  /** Whose seats are taken away first. */
  readonly dead: readonly InstanceId[];
}

const Answer = v.nullable(
  v.union([
    v.tuple([
      v.literal("seated"),
      v.string(),
      v.string(),
      v.nullable(v.string()), // how much was said, if anything
      v.nullable(v.string()),
      v.unknown(),
      v.unknown(),
    ]),
    v.tuple([v.literal("other-rights"), v.string(), v.string()]),
    v.tuple([v.literal("full"), v.number(), v.array(InstanceId)]),
  ]),
);
type Seats = Extract<v.InferOutput<typeof Answer>, readonly ["seated", ...unknown[]]>;

async function takeSeat(store: RedisStore, attempt: Attempt): Promise<Result<Admission, Refusal>> {
  const { room, seated, text, judged, dead } = attempt;
  const { id, seat } = seated.member;
  const asked = [seat, id, seated.instance, text, judged, ...dead];
  const answer = v.parse(Answer, await store.inRoom(ADMIT, room, ...asked));
  if (answer === null) return err({ code: "room-not-found" });
  if (answer[0] === "seated") return ok(readAdmission(answer));
  if (answer[0] === "other-rights")
    return err({ code: "other-rights", charter: readCharter(answer[1], answer[2]) });

  const [, limit, holders] = answer;
  const nowDead = others(await store.instances.deadNow(holders), seated);
  // Each round takes the dead ones' seats away, so there is an end to it.
  return nowDead.length > 0
    ? takeSeat(store, { ...attempt, dead: nowDead })
    : err({ code: "room-full", limit });
}

function readAdmission([, room, rights, said, replaced, lost, roster]: Seats): Admission {
  const older = replaced === null ? [] : [readSeat(replaced)];
  return {
    ...readCharter(room, rights),
    hasChat: said !== null,
    roster: readRoster(roster),
    removed: [
      ...older.map((gone) => ({ ...gone, reason: "replaced" as const })),
      ...readRoster(lost).map((gone) => ({ ...gone, reason: "lost" as const })),
    ],
  };
}

/** Nobody is shown who is gone: the seats of dead instances that turned up in the roster are taken away. */
async function withoutDead(
  store: RedisStore,
  { room, seated, admission }: { room: RoomKey; seated: Seated; admission: Admission },
): Promise<Admission> {
  const { roster, removed } = admission;
  const holders = new Set(roster.map(({ instance }) => instance));
  const dead = others(await store.instances.dead([...holders]), seated);
  if (dead.length === 0) return admission;
  const purged = await purge(store, room, dead);
  return {
    ...admission,
    roster: roster.filter(({ instance }) => !dead.includes(instance)),
    removed: [...removed, ...(purged?.lost ?? [])],
  };
}

/** The newcomer's own instance lives, whatever became of its lease. */
const others = (dead: readonly InstanceId[], { instance }: Seated): readonly InstanceId[] =>
  dead.filter((holder) => holder !== instance);
