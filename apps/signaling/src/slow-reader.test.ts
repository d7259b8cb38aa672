import { expect, it } from "vitest";
import { QUIET, type Client } from "./testing/client.ts";
import { comeBack, seatHeld } from "./testing/resuming.ts";
import { createWorld, settled } from "./testing/world.ts";

const level = (client: Client, n: number) =>
  client.say({ type: "state", state: { ...QUIET, level: n } });
const levels = (client: Client) =>
  client.heard("member-changed").map(({ seat, state }) => [seat, state.level]);

async function three(join: "held" | "plain") {
  const instance = await createWorld().start();
  const seat = (name: string) => (join === "held" ? seatHeld(instance, name) : instance.seat(name));
  const [anna, boris, vera] = [await seat("Anna"), await seat("Boris"), await seat("Vera")];
  return { instance, anna, boris, vera };
}

it.each(["held", "plain"] as const)(
  "[SG150] a slow reader gets the newest state of each member once it has caught up, and every signal (%s)",
  async (join) => {
    const { anna, boris, vera } = await three(join);
    anna.reads("slowly");
    for (const n of [1, 2, 3]) {
      level(boris, n);
      level(vera, 3 - n);
      boris.signal(anna, `signal ${n}`, n);
    }
    expect(levels(anna)).toEqual([]);
    expect(anna.heard("signal").map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(levels(vera)).toHaveLength(3); // the others are told of all
    anna.reads("all");
    expect(levels(anna)).toEqual([
      [boris.seat(), 3],
      [vera.seat(), 0],
    ]);
    level(boris, 1);
    expect(levels(anna).at(-1)).toEqual([boris.seat(), 1]);
  },
);

it("[SG151] a state that waits is never told after a newer one", async () => {
  const { anna, boris } = await three("held");
  anna.reads("slowly");
  level(boris, 1);
  anna.reads("all");
  anna.reads("slowly");
  level(boris, 2);
  level(boris, 3);
  anna.reads("all");
  expect(levels(anna).map(([, n]) => n)).toEqual([1, 3]);
});

it("[SG152] what a slow reader has not got is not counted, and comes when it resumes", async () => {
  const { instance, anna, boris } = await three("held");
  level(boris, 1);
  anna.reads("slowly");
  level(boris, 2);
  level(boris, 3);
  anna.cut();
  await settled();
  const again = await comeBack(instance, anna);
  expect(again.inbox.map(({ type }) => type)).toEqual(["welcome", "resumed", "member-changed"]);
  expect(levels(again)).toEqual([[boris.seat(), 3]]);
});
