import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { messageFrom } from "../testing/fake-gateway.ts";
import { buttonsOf, code, createWorld, seat, type World } from "../testing/world.ts";
import { ANNA, BORIS, GROUP, presses, says, whispers } from "../testing/updates.ts";
import { drawDayChart } from "./day-chart.ts";
import { drawNumber } from "./digits.ts";
import { createPicture } from "./png.ts";

const createStage = () => createWorld({}, { adminIds: [ANNA.id] });
const letter = (n: number) =>
  messageFrom(`anna-${n}`, { id: `msg_${n}`, status: "failed", reason: "status-503" });
const buttons = ({ telegram }: World) =>
  buttonsOf(telegram.of("sendMessage").at(-1)).map(({ callback_data }) => callback_data);

describe("/admin", () => {
  it("[AM1] says who is on air, what the day was like, and what went wrong", async () => {
    const world = createStage();
    const { directory, figures, clock, telegram } = world;
    const room = {
      owner: null,
      mode: "open",
      plane: "mesh",
      limit: 8,
      createdAt: 1,
      keepEmptyMs: 9e9,
    } as const;
    await directory.createRoom({ ...room, code: code("one"), title: "One" });
    await directory.createRoom({ ...room, code: code("two"), title: "Two" });
    await seat(directory, code("one"), "Anna", "Boris");
    for (const what of ["joins", "joins", "resumes"] as const)
      await figures.count(what, clock.now());
    await figures.trouble({ at: Date.UTC(2026, 0, 5, 9, 7), what: "redis is away" });
    world.waits(3);
    await world.hear(whispers("/admin"));
    const [text] = telegram.said();
    expect(text).toContain("On air now: 2 in 1 room\n");
    expect(text).toContain("joins 2, came back by themselves 1");
    expect(text).toContain("waiting 3, dead letters 0");
    expect(text).toContain("09:07 redis is away");
    expect(text).not.toContain("First voice");
    await figures.time("first-audio", 300, clock.now());
    await world.hear(whispers("/admin"));
    expect(telegram.said().at(-1)).toMatch(/First voice after \d{3} ms/);
  });

  it("[AM2] is there for admins in private, and for nobody else", async () => {
    const world = createStage();
    await world.hear(whispers("/admin", BORIS), whispers("/stats", BORIS), says("/admin", GROUP));
    await world.hear(presses("replay:msg_1", BORIS), presses("day-chart", BORIS));
    expect(world.telegram.said()).toEqual(Array(2).fill(expect.stringContaining("не понял")));
    expect(world.replayed).toEqual([]);
    expect(world.telegram.of("sendPhoto")).toEqual([]);
  });

  it("[AM3] dead letters can be replayed, one by one or together", async () => {
    const world = createStage();
    world.dies(letter(1), letter(2));
    await world.hear(whispers("/admin"), presses("dead-letters"));
    expect(world.telegram.said().at(-1)).toContain("1. anna-1: status-503");
    expect(buttons(world)).toEqual(["replay:msg_1", "replay:msg_2", "replay-all"]);
    await world.hear(presses("replay:msg_2"));
    expect(world.replayed).toEqual(["msg_2"]);
    await world.hear(presses("replay:msg_2"), presses("replay-all"), presses("dead-letters"));
    expect(world.replayed).toEqual(["msg_2", "msg_1"]);
    expect(world.telegram.said().at(-1)).toBe("There are no dead letters.");
    expect(world.telegram.of("answerCallbackQuery")).toHaveLength(5);
  });

  it("[AM4] /stats sends a picture", async () => {
    const world = createStage();
    await world.hear(whispers("/stats"), presses("day-chart"));
    expect(world.telegram.of("sendPhoto")).toHaveLength(2);
  });
});

/** As anybody else would read it. */
function readPng(png: Buffer) {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
  const chunks: { readonly name: string; readonly body: Buffer }[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.push({ name: named.toString("latin1", 0, 4), body: named.subarray(4) });
    at += 12 + length;
  }
  expect(chunks.map(({ name }) => name)).toEqual(["IHDR", "IDAT", "IEND"]);
  const [header, body] = chunks;
  const width = header!.body.readUInt32BE(0);
  const rows = inflateSync(body!.body);
  expect(rows.length).toBe(header!.body.readUInt32BE(4) * (width * 3 + 1));
  return (x: number, y: number) => rows.readUIntBE(y * (width * 3 + 1) + 1 + x * 3, 3);
}

describe("a picture", () => {
  it("[AM5] it is a PNG whose pixels are where they were put, and nowhere else", () => {
    const picture = createPicture(7, 5, 0x10_20_30);
    picture.fill({ x: 5, y: 3, width: 10, height: 10 }, 0xff_00_01);
    picture.fill({ x: -3, y: -3, width: 4, height: 4 }, 0x00_ff_00);
    const at = readPng(picture.toPng());
    expect([at(0, 0), at(1, 1), at(4, 3), at(5, 3), at(6, 4)]).toEqual([
      0x00_ff_00, 0x10_20_30, 0x10_20_30, 0xff_00_01, 0xff_00_01,
    ]);
  });

  it("[AM6] a number is drawn digit by digit", () => {
    const picture = createPicture(8, 5, 0);
    drawNumber(picture, 17, { x: 0, y: 0, dot: 1, color: 1 });
    const at = readPng(picture.toPng());
    const rows = Array.from({ length: 5 }, (_, y) =>
      Array.from({ length: 8 }, (_none, x) => (at(x, y) ? "#" : ".")).join(""),
    );
    expect(rows).toEqual([".#..###.", "##....#.", ".#...#..", ".#...#..", "###..#.."]);
  });

  it.each([
    [Array<number>(24).fill(0), Array<number>(24).fill(0)],
    [Array<number>(24).fill(100_000), Array<number>(24).fill(3)],
    [
      Array.from({ length: 24 }, (_, hour) => hour),
      Array.from({ length: 24 }, (_, hour) => 24 - hour),
    ],
  ])("[AM7] any day can be drawn (%#)", (joins, people) => {
    const at = readPng(drawDayChart({ joins, people, hours: 24 }));
    expect(at(0, 0)).toBe(0xff_ff_ff);
  });

  it("[AM8] a higher bar is higher, and hours to come are empty", () => {
    const joins = Array.from({ length: 24 }, (_, hour) => (hour === 2 ? 4 : 2));
    const people = Array<number>(24).fill(0);
    const at = readPng(drawDayChart({ joins, people, hours: 12 }));
    const height = (hour: number) => {
      const x = Math.round(96 + (hour + 0.5) * 40);
      return Array.from({ length: 540 }, (_, y) => at(x, y)).filter((color) => color === 0x4c_9b_f0)
        .length;
    };
    expect(height(2)).toBeGreaterThan(1.9 * height(1));
    expect(height(1)).toBeGreaterThan(50);
    expect(height(12)).toBe(0);
  });
});

it("[AM20] whoever runs it gets the menu with /admin when they first write, and nobody else does", async () => {
  const world = createStage();
  await world.hear(whispers("/start", BORIS), says("/start@EfirBot", GROUP));
  expect(world.telegram.of("setMyCommands")).toEqual([]);
  await world.hear(whispers("/start"), whispers("/admin"));
  const scopes = world.telegram.of("setMyCommands").map(({ scope }) => scope);
  expect(scopes).toEqual(Array(2).fill({ type: "chat", chat_id: ANNA.id }));
  expect(world.telegram.said().at(-1)).toContain("On air now");
});
