import { seededRandom } from "@efir/kit";
import type { Member, ServerMessage } from "@efir/protocol";
import { expect, it } from "vitest";
import { nextRoster, type Roster } from "./roster.ts";
import { joinedAs, member, QUIET, ROOM, seatOf } from "./testing/people.ts";

const anna = member("anna", 10);
const boris = member("boris", 20);
const clara = member("clara", 30);
const names = (roster: Roster) => roster.map(({ name }) => name);

it("[RO1] a join gives everyone, in the order of joining, whatever stood there before", () => {
  const roster = nextRoster([member("ghost", 1)], joinedAs(clara, boris, anna));
  expect(names(roster)).toEqual(["anna", "boris", "clara"]);
});

it("[RO1] who joined in the same instant is ordered by seat", () => {
  const [x, y] = [member("x", 5), member("y", 5)];
  expect(names(nextRoster([], joinedAs(x, y)))).toEqual(["x", "y"]);
  expect(names(nextRoster([], joinedAs(y, x)))).toEqual(["x", "y"]);
});

it("[RO2] a newcomer takes the place that its time of joining gives it", () => {
  const roster = nextRoster([anna, clara], { type: "member-joined", member: boris });
  expect(roster).toEqual([anna, boris, clara]);
});

it("[RO2] a newcomer who is told of twice is there once, as told last", () => {
  const message = { type: "member-joined", member: boris } as const;
  const twice = nextRoster(nextRoster([anna], message), message);
  expect(twice).toEqual([anna, boris]);
  const talking = member("boris", 20, { mic: "on" });
  expect(nextRoster(twice, { type: "member-joined", member: talking })).toEqual([anna, talking]);
});

it("[RO3] who left is gone", () => {
  const message = { type: "member-left", seat: anna.seat, reason: "lost" } as const;
  expect(nextRoster([anna, boris], message)).toEqual([boris]);
});

it("[RO3] an unknown leaver changes nothing, not even the array", () => {
  const roster: Roster = [anna, boris];
  const message = { type: "member-left", seat: clara.seat, reason: "left" } as const;
  expect(nextRoster(roster, message)).toBe(roster);
});

it("[RO6] who goes on at another device is here all the time, and once", () => {
  const moved = { type: "member-left", seat: anna.seat, reason: "replaced", moved: true } as const;
  const between = nextRoster([anna, boris], moved);
  expect(between).toEqual([anna, boris]);
  const again = { ...anna, seat: seatOf("anna-elsewhere"), joinedAt: 40 };
  const after = nextRoster(between, { type: "member-joined", member: again });
  expect(after).toEqual([boris, again]);
});

it("[RO4] a change touches that member's state and nobody else", () => {
  const state = { ...QUIET, camera: "on", level: 3 } as const;
  const roster = nextRoster([anna, boris], { type: "member-changed", seat: boris.seat, state });
  expect(roster).toEqual([anna, { ...boris, state }]);
  expect(roster[0]).toBe(anna);
});

it("[RO4] a change of somebody who is not there adds nobody", () => {
  const message = { type: "member-changed", seat: clara.seat, state: QUIET } as const;
  expect(nextRoster([anna, boris], message)).toEqual([anna, boris]);
});

it("[RO5] nobody is left after one's own leave", () => {
  expect(nextRoster([anna, boris], { type: "left" })).toEqual([]);
});

it.each<ServerMessage>([
  { type: "pong", at: 1 },
  { type: "refused", of: "state", code: "too-fast" },
  {
    type: "welcome",
    version: 1,
    self: anna,
    ice: { iceServers: [], iceTransportPolicy: "all", expiresAt: null },
  },
])("[RO5] $type is not about the roster", (message) => {
  const roster: Roster = [anna];
  expect(nextRoster(roster, message)).toBe(roster);
});

it.each([11, 12, 13])("[RO1] [RO2] [RO3] [RO4] agree with a map of seats (seed %i)", (seed) => {
  const random = seededRandom(seed);
  const pick = (many: number) => Math.floor(random() * many);
  const model = new Map<string, Member>();
  let roster: Roster = [];
  for (let step = 0; step < 400; step++) {
    const name = `member${pick(6)}`;
    const message = randomMessage(name, pick);
    roster = nextRoster(roster, message);
    if (message.type === "member-joined") model.set(name, message.member);
    if (message.type === "member-left") model.delete(name);
    const known = model.get(name);
    if (message.type === "member-changed" && known) {
      model.set(name, { ...known, state: message.state });
    }
    const sorted = [...model.values()].sort(
      (a, b) => a.joinedAt - b.joinedAt || (a.name < b.name ? -1 : 1),
    );
    expect(roster, `seed ${seed}, step ${step}`).toEqual(sorted);
  }
});

function randomMessage(name: string, pick: (many: number) => number): ServerMessage {
  const state = { ...QUIET, level: pick(4) };
  const seat = seatOf(name);
  switch (pick(3)) {
    case 0:
      return { type: "member-joined", member: member(name, pick(4), state) };
    case 1:
      return { type: "member-left", seat, reason: "left" };
    default:
      return { type: "member-changed", seat, state };
  }
}

it("[RO1] sorting leaves the message as it came", () => {
  const members = [boris, anna];
  nextRoster([], { type: "joined", room: ROOM, seat: anna.seat, members });
  expect(members).toEqual([boris, anna]);
});

it("[RO6] whoever lost its socket is recovering, until it is back, comes anew or goes", () => {
  const away = { type: "member-presence", seat: anna.seat, presence: "recovering" } as const;
  const roster = nextRoster([anna, boris], away);
  expect(roster).toEqual([{ ...anna, presence: "recovering" }, boris]);
  expect(nextRoster(roster, { ...away, presence: "on-air" })).toEqual([anna, boris]);
  expect(nextRoster(roster, { type: "member-joined", member: anna })).toEqual([anna, boris]);
  expect(nextRoster(roster, { ...away, seat: seatOf("nobody") })).toEqual(roster);
});
