import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryDirectory } from "@efir/directory";
import { createManualClock, ok } from "@efir/kit";
import { startTelegramFiles, type TelegramFiles } from "../testing/telegram-files.ts";
import { startServer, type TestServer } from "../testing/server.ts";
import { QUIET } from "../testing/client.ts";
import { SETTINGS } from "../testing/world.ts";
import { createPictureBook } from "../avatar/picture-book.ts";

let telegram: TelegramFiles;
let server: TestServer;
beforeEach(async () => {
  telegram = await startTelegramFiles();
  server = await startServer({
    settings: { telegramEnabled: true, telegramApiRoot: telegram.root, fileApiUrl: telegram.root },
  });
});
afterEach(async () => {
  await server.close();
  await telegram.close();
});

const room = { code: "room-one", title: "One", owner: null, mode: "open", plane: "mesh", limit: 8 };

async function opened(entry?: "approved") {
  const more = { createdAt: 1, keepEmptyMs: 600_000, ...(entry && { entry }) };
  await server.directory.createRoom({ ...room, ...more } as never);
  await server.directory.renew("elsewhere" as never);
}

async function seat(id: string, name: string) {
  const member = { id, name, avatar: null, seat: `seat-of-${id}`, joinedAt: 1, state: QUIET };
  await server.directory.admit("room-one" as never, { member, instance: "elsewhere" } as never);
}

/** Asks as a guest, who sits in the room if `inside`. */
async function guest({ inside }: { inside: boolean }) {
  const { token, member } = (await server.post({ guest: { name: "Asker" } })).body;
  if (inside) await seat(member.id, "Asker");
  const headers = { authorization: `Bearer ${token}` };
  const asks = (path: string) => server.fetch(`/api/users/${path}`, { headers });
  return { id: member.id, asks };
}

const facts = (answer: { text: string }) =>
  JSON.parse(answer.text) as { avatar: string | null; initials: string; error: { code: string } };

describe("where somebody's picture is", () => {
  it("[AV5] [HA6] is told to whoever shares a room with them, and leads to the picture", async () => {
    await opened();
    await seat("tg42", "Vera <b>");
    const { asks } = await guest({ inside: true });
    for (const id of ["tg42", "42"]) {
      const { avatar, initials } = facts(await asks(`${id}/avatar?room=ROOM-one`));
      expect(avatar).toMatch(
        /^\/api\/users\/tg42\/avatar\/unique-160\.jpg\?exp=\d+&sig=[\w-]{43}$/,
      );
      expect(initials).toBe("/api/users/tg42/avatar/initials.svg?of=VB");
      const picture = await fetch(server.url + avatar!);
      expect(picture.headers.get("content-type")).toBe("image/jpeg");
      expect(picture.headers.get("cache-control")).toMatch(/^private, /);
      expect(picture.headers.get("etag")).toBe('"unique-160"');
      expect(Buffer.from(await picture.arrayBuffer())).toEqual(telegram.picture);
      const again = await fetch(server.url + avatar!, {
        headers: { "if-none-match": '"unique-160"', "cache-control": "max-age=0" },
      });
      expect(again.status).toBe(304);
    }
  });

  it("[AV6] is told to nobody else", async () => {
    await opened("approved");
    await seat("tg42", "Vera");
    const [inside, outside] = [await guest({ inside: true }), await guest({ inside: false })];
    expect(facts(await outside.asks("tg42/avatar?room=room-one")).error.code).toBe(
      "user-not-found",
    );
    expect(facts(await outside.asks("tg42/avatar")).error.code).toBe("user-not-found");
    expect(facts(await inside.asks("tg43/avatar?room=room-one")).error.code).toBe("user-not-found");
    expect(facts(await inside.asks("tg42/avatar?room=other")).error.code).toBe("user-not-found");
    expect((await server.fetch("/api/users/tg42/avatar?room=room-one")).body.error.code).toBe(
      "no-token",
    );
    expect(telegram.asked).toEqual([]);
  });

  it("[AV7] may be known before one is in, where the room lets one in at once", async () => {
    await opened();
    await seat("tg42", "Vera");
    const { asks } = await guest({ inside: false });
    expect(facts(await asks("tg42/avatar?room=room-one")).avatar).not.toBeNull();
  });

  it("[AV8] a guest has letters; so has oneself without a picture", async () => {
    const { id, asks } = await guest({ inside: false });
    expect(facts(await asks(`${id}/avatar`))).toEqual({
      avatar: null,
      initials: `/api/users/${id}/avatar/initials.svg?of=A`,
    });
  });

  it.each([
    ["%3Cscript%3E/avatar", "bad-request"],
    ["tg42/avatar?room=a%20b", "bad-request"],
    ["tg42/avatar?room=a&room=b", "bad-request"],
  ])("[AV9] %s: %s", async (path, code) => {
    const { asks } = await guest({ inside: false });
    expect(facts(await asks(path)).error.code).toBe(code);
  });
});

describe("the picture itself", () => {
  async function link() {
    await opened();
    await seat("tg42", "Vera");
    const { asks } = await guest({ inside: true });
    return facts(await asks("tg42/avatar?room=room-one")).avatar!;
  }

  it("[AV10] is shown for a link of ours alone, and for two hours at most", async () => {
    const good = await link();
    const status = async (path: string) => (await server.fetch(path)).status;
    expect(await status(good)).toBe(200);
    for (const bad of [
      good.replace("tg42", "tg43"),
      good.replace("unique-160", "unique-640"),
      good.replace(/exp=\d/, "exp=9"),
      good.replace(/sig=.*/, "sig=x"),
      good.replace(/\?.*/, ""),
      `${good}&exp=1`,
    ])
      expect(await status(bad), bad).toBe(404);
    server.clock.advance(2 * 60 * 60_000);
    expect(await status(good)).toBe(404);
  });

  it("[AV11] is got from Telegram once a day, however many look", async () => {
    await opened();
    await seat("tg42", "Vera");
    const { asks } = await guest({ inside: true });
    const path = "tg42/avatar?room=room-one";
    await Promise.all(Array.from({ length: 10 }, () => asks(path)));
    await server.fetch(facts(await asks(path)).avatar!);
    expect(telegram.asked).toHaveLength(3);
  });
});

it("[AV12] the token of the bot is in no answer, no header and no log, whatever fails", async () => {
  const token = SETTINGS.botToken!;
  await opened();
  const { asks } = await guest({ inside: true });
  const seen: string[] = [];
  const note = (answer: { text: string; headers: Headers }) =>
    void seen.push(answer.text, JSON.stringify([...answer.headers]));
  const troubles = ["none", "refuses", "redirects", "hangs-up", "not-a-picture"] as const;
  for (const [n, trouble] of troubles.entries()) {
    telegram.trouble = trouble;
    await seat(`tg4${n}`, "Vera");
    const answer = await asks(`tg4${n}/avatar?room=room-one`);
    note(answer);
    const { avatar, initials } = facts(answer);
    expect(avatar === null).toBe(trouble !== "none");
    note(await server.fetch(avatar ?? initials));
    note(await server.fetch(`/api/users/tg4${n}/avatar/x.jpg?exp=1&sig=${"x".repeat(43)}`));
  }
  seen.push(server.log());
  expect(telegram.asked.join()).toContain(token); // or the test looks for nothing
  for (const text of seen) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(token.split(":")[1]);
    expect(text).not.toContain(encodeURIComponent(token));
  }
});

it("[AV13] letters stay letters", async () => {
  const hostile = `<script>alert(1)</script>"'&\u0000\ud800`;
  const answer = await server.fetch(
    `/api/users/g1/avatar/initials.svg?of=${encodeURIComponent(hostile.toWellFormed())}`,
  );
  expect(answer.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(answer.text).not.toMatch(/<script|["']>alert/);
  expect(answer.text).toContain("&lt;script&gt;");
  expect(answer.text).toMatch(/^<svg [^>]*><rect [^>]*\/><text [^<]*<\/text><\/svg>$/);
});

it("[AV14] a store or a Telegram that fails leaves letters, and is asked again soon", async () => {
  const troubles: string[] = [];
  const kept = new Map<string, number>();
  const book = createPictureBook({
    pictures: {
      read: () => Promise.resolve(null),
      write: (person, picture, keepMs) => {
        kept.set(`${person}:${picture === "none" ? picture : picture.id}`, keepMs);
        return person === "tg3" ? Promise.reject(new Error("away")) : Promise.resolve();
      },
    },
    photos: {
      photoOf: (user) =>
        Promise.resolve(
          user === 1
            ? ({ ok: false, error: { code: "out-of-reach" } } as const)
            : user === 2
              ? ({ ok: false, error: { code: "no-photo" } } as const)
              : ok({ id: "p", type: "image/png", bytes: new Uint8Array(1) } as const),
        ),
    },
    troubled: (what) => void troubles.push(what),
  });
  for (const id of ["tg1", "tg2", "tg3", "g1", "other"])
    expect(await book.pictureOf(id as never)).toBeNull();
  expect(kept).toEqual(
    new Map([
      ["tg1:none", 30_000],
      ["tg2:none", 3_600_000],
      ["tg3:p", 86_400_000],
    ]),
  );
  expect(troubles).toHaveLength(1);
});

it("[AV15] a directory out of reach: try again", async () => {
  await server.close();
  const directory = createMemoryDirectory({ clock: createManualClock() });
  server = await startServer({
    directory: { ...directory, charter: () => Promise.reject(new Error("away")) },
  });
  const { asks } = await guest({ inside: false });
  expect(facts(await asks("tg42/avatar?room=room-one")).error.code).toBe("try-again");
});
