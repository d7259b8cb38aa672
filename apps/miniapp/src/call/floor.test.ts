import { MemberId, SeatId } from "@efir/protocol";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { aMember } from "../testing/fake-call.ts";
import { EMPTY_FLOOR, inFloorOrder, nextFloor, type Floor } from "./floor.ts";

const seat = (name: string) => v.parse(SeatId, `seat-of-${name}`);
const person = (name: string, level = 0) =>
  aMember({
    id: v.parse(MemberId, name),
    seat: seat(name),
    name,
    link: name === "me" ? "self" : "connected",
    state: { level },
  });
const short = ({ order }: Floor) => order.map((of) => of.replace("seat-of-", "")).join(" ");

/** What becomes of the order when these speak, asked every 400 ms. */
function talk(names: string, speaks: (at: number) => readonly string[], ms: number) {
  let floor = EMPTY_FLOOR;
  const orders: string[] = [];
  for (let at = 10_000; at <= 10_000 + ms; at += 400) {
    const loud = speaks(at - 10_000);
    floor = nextFloor(
      floor,
      names.split(" ").map((name) => person(name, loud.includes(name) ? 2 : 0)),
      at,
    );
    if (orders.at(-1) !== short(floor)) orders.push(short(floor));
  }
  return orders;
}

describe("who stands where", () => {
  it("[RM1] oneself comes first, the others in the order of coming, newcomers last", () => {
    const first = nextFloor(
      EMPTY_FLOOR,
      ["anna", "me", "boris"].map((name) => person(name)),
      1,
    );
    expect(short(first)).toBe("me anna boris");
    const next = nextFloor(
      first,
      ["boris", "me", "vera", "anna"].map((name) => person(name)),
      2,
    );
    expect(short(next)).toBe("me anna boris vera");
    expect(
      short(
        nextFloor(
          next,
          ["me", "vera"].map((name) => person(name)),
          3,
        ),
      ),
    ).toBe("me vera");
  });

  it("[RM2] whoever speaks for a while comes up from below", () => {
    expect(talk("me a b c d e f", () => ["f"], 6_000)).toEqual([
      "me a b c d e f",
      "me f a b c d e",
    ]);
  });

  it("[RM3] a word in between, and whoever is in sight already, moves nobody", () => {
    expect(talk("me a b c d e f", (ms) => (ms < 1_000 ? ["f"] : []), 6_000)).toHaveLength(1);
    expect(talk("me a b c d e f", () => ["c"], 6_000)).toHaveLength(1);
    expect(talk("a b me", () => ["b", "a"], 6_000)).toEqual(["me a b"]);
  });

  it("[RM4] they come up one at a time, and nobody is thrown about by two who talk at once", () => {
    const orders = talk("me a b c d e f", () => ["e", "f"], 30_000);
    expect(orders).toEqual(["me a b c d e f", "me e a b c d f", "me f e a b c d"]);
  });

  it("[RM5] whom the floor does not know yet comes last", () => {
    const floor = nextFloor(EMPTY_FLOOR, [person("b"), person("a")], 1);
    const shown = inFloorOrder([person("new"), person("a"), person("b")], floor);
    expect(shown.map(({ name }) => name)).toEqual(["b", "a", "new"]);
  });
});
