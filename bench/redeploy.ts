import { setTimeout as sleep } from "node:timers/promises";
import { Resident, startServerProcess, until, type ServerProcess } from "@efir/e2e";
import { RoomCode } from "@efir/protocol";
import { startRedis } from "@efir/redis-server";
import * as v from "valibot";
import type { Benchmark } from "./figures.ts";
import { guestToken } from "./load/guest-token.ts";

const MEMBERS = 2_000;
const ROOM_SIZE = 5;
const INSTANCES = 3;
/** A server may limit what one address does. */
const MEMBERS_AN_ADDRESS = 25;
const TELL_EVERY_MS = 4_000;
const SETTINGS = {
  SESSION_SECRET: "s".repeat(40),
  ALLOW_GUESTS: "true",
  LOG_LEVEL: "warn",
  TRUST_PROXY: "1",
};

/** All instances are replaced, one after the other, under two thousand members who go on telling each other things. */
export const redeploy: Benchmark = {
  name: "redeploy",
  run: async () => {
    const redis = await startRedis();
    const settings = { ...SETTINGS, REDIS_URL: redis.url };
    const start = (port?: number) =>
      startServerProcess({ settings, ...(port !== undefined && { port }) });
    const instances = await Promise.all(Array.from({ length: INSTANCES }, () => start()));
    const crowd = await seatCrowd(instances);
    const stopTalking = talk(crowd);
    await sleep(TELL_EVERY_MS);
    const seats = crowd.map(({ seat }) => seat);
    const begun = performance.now();
    for (const [n, old] of instances.entries()) {
      await old.stop();
      instances[n] = await start(old.port);
    }
    const replaced = performance.now() - begun;
    await until("all are back", () => Promise.resolve(crowd.every(isWell)), 60_000).catch(
      () => undefined,
    );
    const back = performance.now() - begun;
    stopTalking();
    await until(
      "all is heard",
      () => Promise.resolve(crowd.every(hasHeardAll(crowd))),
      10_000,
    ).catch(() => undefined);
    const whole = crowd.filter((one, n) => one.seat === seats[n] && isWhole(one, crowd));
    for (const one of crowd) one.leaves();
    await Promise.all(instances.map(({ stop }) => stop()));
    await redis.stop();
    return [
      {
        name: `of ${MEMBERS} members: the same seat, all on air, nothing lost`,
        value: (100 * whole.length) / MEMBERS,
        unit: "%",
        atLeast: 99.9,
        reach: 100,
      },
      { name: `${INSTANCES} instances replaced in`, value: replaced / 1_000, unit: "s" },
      { name: "from the first that goes until all are back", value: back / 1_000, unit: "s" },
      { name: "signals told", value: signalsTold(crowd), unit: "signals" },
    ];
  },
};

async function seatCrowd(instances: readonly ServerProcess[]): Promise<readonly Resident[]> {
  const [first] = instances;
  if (!first) throw new Error("There is no instance");
  const people = Array.from({ length: ROOM_SIZE }, (_, n) => n);
  const tokens = await Promise.all(people.map((person) => guestToken(first, person)));
  let turn = 0;
  const crowd: Resident[] = [];
  for (let n = 0; n < MEMBERS; n++) {
    const headers = { "X-Forwarded-For": `10.0.0.${Math.floor(n / MEMBERS_AN_ADDRESS)}` };
    const person = n % ROOM_SIZE;
    // As a plain load balancer does: each instance has its turn, and one that is gone refuses.
    const next = () => instances[turn++ % instances.length]?.wsUrl ?? "";
    crowd.push(
      new Resident({
        wsUrl: first.wsUrl,
        room: v.parse(RoomCode, `redeploy-${Math.floor(n / ROOM_SIZE)}`),
        name: `person ${person}`,
        token: tokens[person] ?? "",
        openSocket: () => openFrom(next(), headers),
      }),
    );
    if (n % 50 === 49)
      await until("they are in", () => Promise.resolve(crowd.every(({ isIn }) => isIn)));
  }
  await until("all see all", () => Promise.resolve(crowd.every(isWell)), 60_000);
  return crowd;
}

/** Node's WebSocket takes headers; the type of a browser's knows of none. */
const openFrom = (url: string, headers: Readonly<Record<string, string>>): WebSocket =>
  v.parse(v.instance(WebSocket), Reflect.construct(WebSocket, [url, { headers }]));

const isWell = ({ isIn, sees }: Resident): boolean => isIn && new Set(sees).size === ROOM_SIZE;

/** Each tells one other of the room something, in turn. */
function talk(crowd: readonly Resident[]): () => void {
  let at = 0;
  const each = 50;
  const timer = setInterval(
    () => {
      for (let n = 0; n < each; n++) {
        const one = crowd[at % crowd.length];
        const others = one?.roster.filter(({ seat }) => seat !== one.seat) ?? [];
        const other = others[Math.floor(at / crowd.length) % (ROOM_SIZE - 1)];
        if (one && other) one.tells(other.seat, "candidate");
        at += 1;
      }
    },
    (TELL_EVERY_MS * each) / MEMBERS,
  );
  return () => clearInterval(timer);
}

const roomOf = (one: Resident, crowd: readonly Resident[]): readonly Resident[] => {
  const at = crowd.indexOf(one);
  const start = at - (at % ROOM_SIZE);
  return crowd.slice(start, start + ROOM_SIZE).filter((other) => other !== one);
};

const hasHeardAll =
  (crowd: readonly Resident[]) =>
  (one: Resident): boolean =>
    roomOf(one, crowd).every(
      (other) =>
        one.seat !== null &&
        other.seat !== null &&
        one.ledger.heard(other.seat) >= other.ledger.told(one.seat),
    );

const isWhole = (one: Resident, crowd: readonly Resident[]): boolean =>
  isWell(one) && one.ledger.missing === 0 && hasHeardAll(crowd)(one);

const signalsTold = (crowd: readonly Resident[]): number =>
  crowd
    .flatMap((one) => roomOf(one, crowd).map(({ seat }) => (seat ? one.ledger.told(seat) : 0)))
    .reduce((sum, told) => sum + told, 0);
