import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGuestMessage } from "./guest-message.ts";
import { createLinks } from "./links.ts";
import { readResultId, toResultId } from "./result-id.ts";
import { ownRoomCode } from "@efir/protocol";
import { draftRoomCode, newRoomCode } from "./room-code.ts";
import { readRoomCommand } from "./room-command.ts";
import { toTitle } from "./room-title.ts";
import { code } from "./testing/world.ts";
import { textsIn } from "./texts/texts.ts";

describe("a room's code", () => {
  it("[BT100] it is 80 bits of lower case, and another one each time", () => {
    let n = 0;
    const codes = Array.from({ length: 1_000 }, () => newRoomCode(() => `chance ${n++}`));
    for (const each of codes) expect(each).toMatch(/^[a-z2-7]{16}$/);
    expect(new Set(codes).size).toBe(1_000);
    const letters = new Set(codes.join(""));
    expect(letters.size).toBe(32);
  });

  it("[BT101] that of a draft depends on the secret, the person, the words and the count", () => {
    const draft = { secret: "s", person: 7, title: "Stand up", count: 0 };
    const same = { ...draft, title: "  ｓtand  UP " };
    expect(draftRoomCode(same)).toBe(draftRoomCode(draft));
    const others = [{ secret: "t" }, { person: 8 }, { title: "Sit down" }, { count: 1 }];
    const codes = others.map((other) => draftRoomCode({ ...draft, ...other }));
    expect(new Set([...codes, draftRoomCode(draft)]).size).toBe(5);
  });

  it("[BT102] what people type is not taken for one of ours", () => {
    const ours = newRoomCode(() => "x");
    expect(ownRoomCode(ours)).toBe(ours);
    for (const text of ["standup", ours.toUpperCase(), `${ours}a`, ""])
      expect(ownRoomCode(text)).toBeNull();
  });
});

describe("a title", () => {
  it.each([
    ["  Friday \n call ", "Friday call"],
    ["", null],
    [" \t\n", null],
    ["x".repeat(128), "x".repeat(128)],
    ["x".repeat(129), `${"x".repeat(127)}…`],
    ["🎙".repeat(65), `${"🎙".repeat(63)}…`],
    ["a\uD83Cb", "a\uFFFDb"],
  ])("[BT103] %j is kept as %j", (text, title) => {
    expect(toTitle(text)).toBe(title);
    expect(title?.length ?? 0).toBeLessThanOrEqual(128);
  });
});

it("[BT108] whatever the text, a title is one line that fits, and no half of a character", () => {
  const anything = fc.string({ unit: "binary", maxLength: 400 });
  fc.assert(
    fc.property(anything, (text) => {
      const title = toTitle(text) ?? "x";
      expect(title).toMatch(/^[^\p{Cc}\n]{1,128}$/u);
      expect(title.length).toBeLessThanOrEqual(128);
      expect(title.isWellFormed()).toBe(true);
    }),
  );
});

describe("what follows /room", () => {
  it.each([
    ["", { title: null, isNew: false }],
    ["Friday call", { title: "Friday call", isNew: false }],
    ["new", { title: null, isNew: true }],
    ["NEW  Album", { title: "Album", isNew: true }],
    ["новая Планёрка", { title: "Планёрка", isNew: true }],
    ["newest hits", { title: "newest hits", isNew: false }],
    ["новаяволна", { title: "новаяволна", isNew: false }],
    ["new\nAlbum", { title: "Album", isNew: true }],
  ])("[BT104] %j means %j", (rest, command) => {
    expect(readRoomCommand(rest)).toEqual(command);
  });

  it.each([
    ["@EfirBot", { title: null, isNew: false }],
    ["@EfirBot room Friday", { title: "Friday", isNew: false }],
    ["/room@EfirBot Friday", { title: "Friday", isNew: false }],
    ["@EfirBot2 room", null],
    ["room for rent @EfirBot", { title: "for rent", isNew: false }],
    ["hello @EfirBot", null],
  ])("[BT105] to a bot called by its name, %j means %j", (text, command) => {
    expect(readGuestMessage(text, "EfirBot")).toEqual(command);
  });
});

describe("links", () => {
  const room = code("abcdefghij234567");
  const settings = { publicUrl: "https://efir.example/calls", botName: () => "EfirBot" };

  it("[BT106] they open the named Mini App, or the bot's main one", () => {
    const main = createLinks({ ...settings, miniAppShortName: null });
    const named = createLinks({ ...settings, miniAppShortName: "room" });
    expect(main.direct(room)).toBe(`https://t.me/EfirBot?startapp=${room}`);
    expect(named.direct(room)).toBe(`https://t.me/EfirBot/room?startapp=${room}`);
    expect(named.webApp(room)).toBe(`https://efir.example/calls/?room=${room}`);
    expect(named.start("n")).toBe("https://t.me/EfirBot?start=n");
  });
});

describe("the id of an inline result", () => {
  it("[BT107] says what it stands for, in 64 bytes", () => {
    const offer = { kind: "new", code: code("abcdef") } as const;
    expect(readResultId(toResultId(offer) ?? "")).toEqual(offer);
    expect(toResultId({ ...offer, code: code("x".repeat(62)) })).toHaveLength(64);
    expect(toResultId({ ...offer, code: code("x".repeat(63)) })).toBeNull();
  });
});

describe("what the wizard promises", () => {
  it.each(["en", "ru"] as const)(
    "[BT112] the rules that were chosen are told, and all of them are kept (%s)",
    (language) => {
      const lines = (mode: "open" | "stage", entry: "anyone" | "approved") =>
        textsIn(language).wizard.ready({ mode, entry, limit: 5 }).split("\n").length;
      expect(lines("stage", "anyone")).toBe(lines("open", "anyone"));
      expect(lines("stage", "approved")).toBe(4);
    },
  );
});
