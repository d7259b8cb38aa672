import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MemberId, roomKey } from "@efir/protocol";
import { createSessionTokens } from "@efir/session";
import type { InlineQueryResultArticle } from "grammy/types";
import * as v from "valibot";
import { afterEach, expect, it } from "vitest";
import { createPrepareCard } from "../shares/prepare-card.ts";
import { code, createWorld } from "../testing/world.ts";
import { createSharesApp } from "./shares.ts";

const ROOM = code("Friday-Talk");
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

interface Prepared {
  readonly person: number;
  readonly result: InlineQueryResultArticle;
  readonly to: object;
}

interface Answer {
  readonly status: number;
  readonly prepared_id?: string;
  readonly error?: { readonly code: string };
}

/** A room in which somebody of Telegram and a guest are. */
async function start({ knowsSecret = true, broken = false } = {}) {
  const world = createWorld();
  const { directory, clock, logger, lines } = world;
  const prepared: Prepared[] = [];
  const api = {
    savePreparedInlineMessage: (person: number, result: unknown, to: object = {}) => {
      if (broken) return Promise.reject(new Error("Telegram is away"));
      prepared.push({ person, result: result as InlineQueryResultArticle, to });
      return Promise.resolve({ id: "P1", expiration_date: 1 });
    },
  };
  await directory.renew("one" as never);
  await directory.createRoom({
    ...{ code: ROOM, title: "Friday", owner: null, mode: "open", plane: "mesh" },
    ...{ limit: 8, createdAt: 1, keepEmptyMs: 60_000 },
  });
  const state = { mic: "on", camera: "off", screen: "off", hand: false, level: 0 } as const;
  for (const id of ["tg42", "gGuest"]) {
    const member = { ...person(id), seat: `seat-${id}` as never, joinedAt: 1, state };
    await directory.admit(ROOM, { member, instance: "one" as never });
  }
  const tokens = createSessionTokens({ secrets: ["a secret"], clock });
  const prepare = createPrepareCard({ ...world, api });
  const app = { directory, tokens: knowsSecret ? tokens : null, prepare, clock, logger };
  server = createServer(createSharesApp(app));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const token = (id: string, only: string | null = null) =>
    tokens.issue({ person: person(id), onlyRoom: only === null ? null : roomKey(code(only)) })
      .token;
  return { token, prepared, clock, lines };
}

const person = (id: string) => ({ id: v.parse(MemberId, id), name: id, avatar: null });

async function ask(
  bearer: string | null,
  body: object = { room: ROOM, language: "ru" },
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/api/shares`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
}

const codeOf = ({ status, error }: Answer) => `${status} ${error?.code}`;

it("[BT240] somebody in the room gets its card, to send to people, groups and channels", async () => {
  const { token, prepared } = await start();
  expect(await ask(token("tg42"))).toEqual({ status: 200, prepared_id: "P1" });
  expect(prepared).toMatchObject([
    {
      person: 42,
      result: { type: "article", id: `r:${ROOM}`, title: "Friday" },
      to: { allow_user_chats: true, allow_group_chats: true, allow_channel_chats: true },
    },
  ]);
  const card = JSON.stringify(prepared[0]?.result);
  expect(card).toContain("startapp=Friday-Talk");
  expect(card).not.toContain("web_app");
  expect(card).toMatch(/[А-я]/);
});

it("[BT241] no token, a forged one, a guest's, one for another room, and who is not inside get none", async () => {
  const { token, prepared } = await start();
  const answers = [
    await ask(null),
    await ask("efir1.made.up"),
    await ask(token("gGuest")),
    await ask(token("tg42", "another")),
    await ask(token("tg43")),
    await ask(token("tg42"), { room: "missing", language: "en" }),
    await ask(token("tg42"), { room: ROOM, language: "fr" }),
  ];
  expect(answers.map(codeOf)).toEqual([
    "401 no-token",
    "401 bad-token",
    "401 bad-token",
    "403 not-in-room",
    "403 not-in-room",
    "403 not-in-room",
    "400 bad-request",
  ]);
  expect(prepared).toEqual([]);
});

it("[BT242] a bot that was not told the secret of sessions says so", async () => {
  const { token } = await start({ knowsSecret: false });
  expect(codeOf(await ask(token("tg42")))).toBe("401 telegram-not-configured");
});

it("[BT243] ten cards at once for one person; then one has to wait", async () => {
  const { token, clock } = await start();
  for (let n = 0; n < 10; n++) expect((await ask(token("tg42"))).status).toBe(200);
  expect(codeOf(await ask(token("tg42")))).toBe("429 too-many-requests");
  clock.advance(3_000);
  expect((await ask(token("tg42"))).status).toBe(200);
});

it("[BT244] while Telegram does not answer one is told to try again, and the log has no token", async () => {
  const { token, lines } = await start({ broken: true });
  const bearer = token("tg42");
  expect(codeOf(await ask(bearer))).toBe("503 try-again");
  expect(lines.join("")).toContain("a card could not be prepared");
  expect(lines.join("")).not.toContain(bearer);
});
