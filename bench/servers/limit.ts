/**
 * What signaling could cost at the very least with these libraries: ws and ioredis, and only what no server of
 * rooms can do without. It holds for each connection its address, its socket and its room, and for each room who
 * of it is here and which other instances have members. A join is one script: capacity, one seat, and who is there,
 * as cards (a name and a state) that are stored and passed on unread. Nothing that a product needs besides: no session
 * token, nobody taken out of two seats, no roster in memory, no leases, no limits, no sequence, nothing kept for who
 * comes back; and it believes what it is told. Started with PORT and REDIS_URL.
 *
 * In:  ["join",room,card]   ["state",level]   ["signal",address,n]⏎payload
 * Out: ["joined",own address,[address,card,…]]   ["came",address,card]   ["state",address,level]   ["signal",address,n]⏎payload
 */
import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { WebSocketServer, type WebSocket } from "ws";

interface Seat {
  readonly address: string;
  readonly socket: WebSocket;
  room: Room | null;
}
interface Room {
  readonly name: string;
  readonly here: Set<Seat>;
  /** The other instances with members in it. */
  readonly instances: Set<string>;
}

const INSTANCE = randomUUID().slice(0, 8);
const CAPACITY = 200;
const ADMIT = `
  if redis.call("HLEN", KEYS[1]) >= ${CAPACITY} then return {} end
  redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
  return redis.call("HGETALL", KEYS[1])`;

const redis = new Redis(process.env["REDIS_URL"] ?? "");
const subscriber = redis.duplicate();
redis.defineCommand("admit", { numberOfKeys: 1, lua: ADMIT });
declare module "ioredis" {
  interface RedisCommander {
    admit: (room: string, address: string, card: string) => Promise<string[]>;
  }
}

const seats = new Map<string, Seat>();
const rooms = new Map<string, Room>();
const instanceOf = (address: string) => address.slice(0, INSTANCE.length);
const publish = (to: string, said: Buffer) => void redis.publish(`limit:${to}`, said);

function openRoom(name: string): Room {
  const room = rooms.get(name) ?? { name, here: new Set<Seat>(), instances: new Set<string>() };
  rooms.set(name, room);
  return room;
}

function announce({ here }: Room, frame: Buffer, but?: Seat): void {
  for (const seat of here) if (seat !== but) seat.socket.send(frame, { binary: false });
}

function tellRoom(room: Room, news: readonly unknown[], from: Seat): void {
  const frame = Buffer.from(JSON.stringify(news));
  announce(room, frame, from);
  const said = Buffer.concat([Buffer.from(`r${room.name}\n`), frame]);
  for (const instance of room.instances) publish(instance, said);
}

async function join(seat: Seat, name: string, card: string): Promise<void> {
  const room = openRoom(name);
  seat.room = room;
  room.here.add(seat); // before the answer: news of later ones come by another connection, and may be here first
  const members = await redis.admit(`limit:room:${name}`, seat.address, card);
  for (let at = 0; at < members.length; at += 2) room.instances.add(instanceOf(members[at] ?? ""));
  room.instances.delete(INSTANCE);
  seat.socket.send(JSON.stringify(["joined", seat.address, members]));
  tellRoom(room, ["came", seat.address, card], seat);
}

function relay(from: Seat, raw: Buffer): void {
  const end = raw.indexOf(10);
  const [, to, n] = JSON.parse(raw.toString("latin1", 0, end)) as [string, string, number];
  const header = Buffer.from(JSON.stringify(["signal", from.address, n]));
  const frame = Buffer.concat([header, raw.subarray(end)]);
  const seat = seats.get(to);
  if (seat) seat.socket.send(frame, { binary: false });
  else publish(instanceOf(to), Buffer.concat([Buffer.from(`s${to}\n`), frame]));
}

function hear(said: Buffer): void {
  const end = said.indexOf(10);
  const to = said.toString("latin1", 1, end);
  const frame = said.subarray(end + 1);
  if (said[0] === 0x73) return seats.get(to)?.socket.send(frame, { binary: false });
  const room = rooms.get(to);
  const [kind, address] = JSON.parse(frame.toString()) as [string, string];
  if (kind === "came") room?.instances.add(instanceOf(address));
  if (room) announce(room, frame);
}

subscriber.on("messageBuffer", (_channel: Buffer, said: Buffer) => hear(said));
await subscriber.subscribe(`limit:${INSTANCE}`);

let count = 0;
const door = new WebSocketServer({
  port: Number(process.env["PORT"]),
  perMessageDeflate: false,
  clientTracking: false,
});
door.on("connection", (socket) => {
  const seat: Seat = { address: `${INSTANCE}.${++count}`, socket, room: null };
  seats.set(seat.address, seat);
  socket.on("close", () => {
    seats.delete(seat.address);
    seat.room?.here.delete(seat);
  });
  socket.on("message", (raw: Buffer) => {
    if (raw[3] === 0x69) return relay(seat, raw); // ["si…
    const [kind, what, card = ""] = JSON.parse(raw.toString()) as [
      "join" | "state",
      string,
      string?,
    ];
    if (kind === "join") void join(seat, what, card);
    else if (seat.room) tellRoom(seat.room, ["state", seat.address, what], seat);
  });
});
