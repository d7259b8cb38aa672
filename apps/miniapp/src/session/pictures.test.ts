import { expect, it } from "vitest";
import { createManualClock, err, ok, type Result } from "@efir/kit";
import type { AvatarFacts, Person, RoomCode } from "@efir/protocol";
import { settle } from "../testing/settle.ts";
import { createPictures } from "./pictures.ts";

const ROOM = "room123" as RoomCode;
const someone = (id: string, avatar: string | null = null) =>
  ({ id, name: "Vera", avatar }) as Person;

function open(
  answer: () => Result<AvatarFacts, unknown>,
  room: () => RoomCode | null = () => ROOM,
) {
  const clock = createManualClock();
  const asked: unknown[] = [];
  const ask = (seen: unknown) => {
    asked.push(seen);
    return Promise.resolve(answer());
  };
  return { clock, asked, of: createPictures({ ask, room, clock }) };
}
const facts = (avatar: string | null) => ok({ avatar, initials: "/letters" });

it("[MA220] somebody of Telegram is asked for once, however often they are shown", async () => {
  const { of, asked } = open(() => facts("/ours"));
  const shown = [of(someone("tg1", "https://t.me/x")), of(someone("tg1"))];
  expect(shown.map((picture) => picture.get())).toEqual([null, null]);
  await settle();
  expect(shown.map((picture) => picture.get())).toEqual(["/ours", "/ours"]);
  expect(asked).toEqual([{ person: "tg1", room: ROOM }]);
});

it("[MA221] where there is none of ours, it is the one that was told of them", async () => {
  const none = open(() => facts(null)).of(someone("tg1", "https://t.me/x"));
  const refused = open(() => err("away")).of(someone("tg1", "https://t.me/x"));
  await settle();
  expect([none.get(), refused.get()]).toEqual(["https://t.me/x", "https://t.me/x"]);
});

it("[MA222] guests are not asked for, nor is anybody before there is a room", () => {
  const { of, asked } = open(
    () => facts("/ours"),
    () => null,
  );
  expect(of(someone("tg1", "/told")).get()).toBe("/told");
  expect(
    open(() => facts("/ours"))
      .of(someone("g1"))
      .get(),
  ).toBeNull();
  expect(asked).toEqual([]);
});

it("[MA223] is asked anew when its address runs out, and soon after a refusal", async () => {
  let answer: Result<AvatarFacts, unknown> = err("not in the room yet");
  const { of, asked, clock } = open(() => answer);
  of(someone("tg1"));
  await settle();
  answer = facts("/first");
  clock.advance(10_000);
  const picture = of(someone("tg1"));
  await settle();
  expect([picture.get(), asked.length]).toEqual(["/first", 2]);
  answer = facts("/second");
  clock.advance(50 * 60_000);
  expect(of(someone("tg1")).get()).toBe("/first");
  await settle();
  expect([picture.get(), asked.length]).toEqual(["/second", 3]);
});
