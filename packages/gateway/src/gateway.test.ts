import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { RETRY_AFTER_MS } from "./deliver/delivery-status.ts";
import { ANSWER, message } from "./testing/messages.ts";
import {
  createWorld,
  idOf,
  KEY,
  messageOf,
  roomView,
  settle,
  URL_OF_CRM,
  type World,
} from "./testing/world.ts";

const started = (more: Parameters<typeof createWorld>[0] = {}): World => {
  const world = createWorld(more);
  world.gateway.start();
  return world;
};
const bodies = (world: World) =>
  world.posted.map(
    ({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> },
  );
const texts = (world: World) => world.sent.map(({ answer }) => answer.text);
const failing = (status: number, retryAfter: string | null = null) =>
  ({ kind: "answered", status, retryAfter }) as const;
const say = async (world: World, content: string, client = "console_me") => {
  await world.gateway.hear({ client, content });
  await settle(world);
};

describe("a message from outside", () => {
  it("[GA1] it is answered at the address that came with it, and can be looked up", async () => {
    const world = started();
    const id = idOf(await world.ask("Open a room called Friday"));
    await settle(world);
    expect(world.posted[0]?.url).toBe(URL_OF_CRM);
    expect(bodies(world)).toEqual([
      {
        type: "message.answered",
        timestamp: expect.any(String) as string,
        data: {
          message_id: id,
          client_id: "anna",
          text: "Your room “Friday” is open. Everybody with this link can come in: https://efir.example/?room=room-1",
          intent: "open-room",
          confidence: 0.9,
          escalated: false,
          room: { code: "room-1", link: "https://efir.example/?room=room-1" },
        },
      },
    ]);
    expect(await messageOf(world, id)).toMatchObject({ status: "delivered", attempts: 1 });
    expect(world.watched).toEqual(["accepted webhook", "delivered webhook"]);
  });

  it("[GA2] it is signed after Standard Webhooks, with every secret of the key", async () => {
    const secrets = ["one".repeat(10), "two".repeat(10)].map(
      (text) => `whsec_${Buffer.from(text).toString("base64")}`,
    );
    const world = started({ keys: [{ ...KEY, secrets }] });
    const id = idOf(await world.ask("help"));
    await settle(world);
    const { headers, body } = world.posted[0]!;
    const signature = (text: string) =>
      createHmac("sha256", text.repeat(10))
        .update(`${id}.${headers["webhook-timestamp"]}.${body}`)
        .digest("base64");
    expect(headers["webhook-id"]).toBe(id);
    expect(Number(headers["webhook-timestamp"])).toBe(Math.floor(1_790_000_000));
    expect(headers["webhook-signature"]).toBe(`v1,${signature("one")} v1,${signature("two")}`);
  });

  it("[GA3] the same request twice is one message; with another body it is refused", async () => {
    const world = started();
    const first = await world.ask("help", { once: "a" });
    await settle(world);
    const again = await world.ask("help", { once: "a" });
    expect(again).toEqual({
      ok: true,
      value: { id: idOf(first), isNew: false, status: "delivered" },
    });
    for (const other of [
      world.ask("Help", { once: "a" }),
      world.ask("help", { once: "a", client: "b" }),
    ])
      expect(await other).toEqual({ ok: false, error: { code: "idempotency-key-reused" } });
    expect(world.posted).toHaveLength(1);
  });

  it.each(["telegram_1", "Telegram_1", "TELEGRAM_x", "console_me"])(
    "[GA4] nobody outside speaks for %s",
    async (client) => {
      expect(await createWorld().ask("help", { client })).toEqual({
        ok: false,
        error: { code: "reserved-client-id" },
      });
    },
  );

  it.each([
    ["", "bad-client-id"],
    ["a b", "bad-client-id"],
    ["a/b", "bad-client-id"],
    ["_x", "bad-client-id"],
    ["ａ", "bad-client-id"],
    ["x".repeat(129), "bad-client-id"],
  ])("[GA5] the client id %j is refused", async (client, code) => {
    expect(await createWorld().ask("help", { client })).toEqual({ ok: false, error: { code } });
  });

  it.each([
    ["", "bad-content"],
    [" \n\t", "bad-content"],
    ["a\ud800", "bad-content"],
    ["x".repeat(8_193), "content-too-large"],
    ["ё".repeat(4_097), "content-too-large"],
  ])("[GA6] content that does not fit is refused (%#)", async (content, code) => {
    expect(await createWorld().ask(content)).toEqual({ ok: false, error: { code } });
  });

  it.each(["a b", "", "ё", "x".repeat(256), "a\nb"])(
    "[GA7] the idempotency key %j is refused",
    async (once) => {
      expect(await createWorld().ask("help", { once })).toEqual({
        ok: false,
        error: { code: "bad-idempotency-key" },
      });
    },
  );
});

describe("a delivery that fails", () => {
  it("[GD1] it is tried again after 10 s, 1 m, 5 m, 30 m, 2 h and 8 h, then it is a dead letter", async () => {
    const world = started();
    world.answers.push(...Array.from({ length: 7 }, () => failing(503)));
    const id = idOf(await world.ask("help"));
    await settle(world);
    for (const [tries, pauseMs] of RETRY_AFTER_MS.entries()) {
      expect(world.posted).toHaveLength(tries + 1);
      const { status, dueAt, attempts } = await messageOf(world, id);
      expect({ status, attempts }).toEqual({ status: "retrying", attempts: tries + 1 });
      expect(Math.abs((dueAt ?? 0) - world.clock.now() - pauseMs)).toBeLessThan(2_500);
      world.clock.advance(pauseMs);
      await settle(world);
    }
    expect(await messageOf(world, id)).toMatchObject({
      status: "failed",
      reason: "status-503",
      attempts: 7,
    });
    expect((await world.gateway.deadLetters(5)).map((letter) => letter.id)).toEqual([id]);
    expect(new Set(world.posted.map(({ body }) => body)).size).toBe(1);
    expect(new Set(world.posted.map(({ headers }) => headers["webhook-id"]))).toEqual(
      new Set([id]),
    );
    expect(new Set(world.posted.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(7);
  });

  it("[GD2] a dead letter that is replayed is sent with the same words", async () => {
    const world = started();
    world.answers.push(failing(404));
    const id = idOf(await world.ask("open a room"));
    await settle(world);
    expect(await messageOf(world, id)).toMatchObject({ status: "failed", reason: "status-404" });
    expect(await world.gateway.replay(id)).toBe(true);
    await settle(world);
    expect(await messageOf(world, id)).toMatchObject({ status: "delivered" });
    expect(world.posted[0]?.body).toBe(world.posted[1]?.body);
    expect(await world.gateway.replay(id)).toBe(false);
  });

  it.each([408, 425, 429, 500, 502, 503, 504, 599])("[GD3] %i is tried again", async (status) => {
    const world = started();
    world.answers.push(failing(status));
    const id = idOf(await world.ask("help"));
    await settle(world);
    expect(await messageOf(world, id)).toMatchObject({
      status: "retrying",
      reason: `status-${status}`,
    });
  });

  it.each([301, 302, 307, 308, 400, 401, 403, 404, 405, 409, 422])(
    "[GD4] %i is final: it would say the same again, and a redirect is not followed",
    async (status) => {
      const world = started();
      world.answers.push(failing(status));
      const id = idOf(await world.ask("help"));
      await settle(world);
      expect(await messageOf(world, id)).toMatchObject({
        status: "failed",
        reason: `status-${status}`,
      });
      expect(world.posted).toHaveLength(1);
    },
  );

  it.each([
    ["120", 120_000],
    [new Date(1_790_000_000_000 + 300_000).toUTCString(), 300_000],
    ["1", 10_000],
    ["99999999", 24 * 3_600_000],
    ["soon", 10_000],
    ["-5", 10_000],
  ])("[GD5] Retry-After %s is obeyed, within reason", async (header, waitMs) => {
    const world = started();
    world.answers.push(failing(429, header));
    const id = idOf(await world.ask("help"));
    await settle(world);
    const { dueAt } = await messageOf(world, id);
    expect(Math.abs((dueAt ?? 0) - 1_790_000_000_000 - waitMs)).toBeLessThan(2_500);
  });

  it("[GD6] 410 disables the address for this key until one of its letters is replayed", async () => {
    const world = started();
    world.answers.push(failing(410));
    await world.ask("help");
    const waiting = idOf(await world.ask("help"));
    await settle(world);
    expect(await messageOf(world, waiting)).toMatchObject({
      status: "failed",
      reason: "endpoint-gone",
    });
    expect(world.posted).toHaveLength(1);
    expect(await world.ask("help")).toEqual({ ok: false, error: { code: "webhook-disabled" } });
    expect((await world.ask("help", { url: "https://hooks.crm.io/other" })).ok).toBe(true);
    expect(await world.gateway.replay(waiting)).toBe(true);
    expect((await world.ask("help")).ok).toBe(true);
  });

  it("[GD7] the next ones of the same client wait behind it, other clients do not", async () => {
    const world = started();
    world.answers.push(failing(500));
    const first = idOf(await world.ask("help", { client: "anna" }));
    await settle(world);
    const second = idOf(await world.ask("who is on air?", { client: "anna" }));
    const other = idOf(await world.ask("help", { client: "boris" }));
    await settle(world);
    expect(await messageOf(world, second)).toMatchObject({ status: "queued" });
    expect(await messageOf(world, other)).toMatchObject({ status: "delivered" });
    world.clock.advance(10_000);
    await settle(world);
    const order = bodies(world).map(({ data }) => data["message_id"]);
    expect(order).toEqual([first, other, first, second]);
  });

  it("[GD8] a webhook that hangs delays nobody but its own client", async () => {
    const { promise, resolve } = Promise.withResolvers<never>();
    const done: string[] = [];
    const post = Object.assign(
      ({ url }: { url: string }) => {
        done.push(url);
        const answer = { kind: "answered", status: 200, retryAfter: null } as const;
        return url.includes("hangs") ? promise : Promise.resolve(answer);
      },
      { close: () => undefined },
    );
    const world = started({ post });
    for (let n = 0; n < 60; n++)
      await world.ask("help", { client: `h${n}`, url: "https://hangs.crm.io/" });
    const id = idOf(await world.ask("help", { client: "boris" }));
    await settle(world);
    expect(await messageOf(world, id)).toMatchObject({ status: "delivered" });
    expect(done.filter((url) => url.includes("hangs"))).toHaveLength(32);
    resolve(undefined as never);
  });

  it("[GD9] a key that is taken away gets nothing more", async () => {
    const world = createWorld();
    const id = idOf(await world.ask("help"));
    const after = started({ queue: world.queue, notes: world.notes, clock: world.clock, keys: [] });
    await settle(world);
    expect(await messageOf(after, id)).toMatchObject({ status: "failed", reason: "key-gone" });
  });
});

describe("what goes wrong at home", () => {
  it("[GP1] a message that cannot be answered now is answered later", async () => {
    let isDown = true;
    const world = createWorld();
    const rooms = {
      ...world.rooms,
      open: (wish: Parameters<World["rooms"]["open"]>[0]) => {
        if (isDown) throw new Error("the directory is out of reach");
        return world.rooms.open(wish);
      },
    };
    const trouble = started({ rooms, clock: world.clock, queue: world.queue });
    const id = idOf(await trouble.ask("open a room"));
    await settle(world);
    expect(await messageOf(trouble, id)).toMatchObject({
      status: "retrying",
      reason: "not-answered",
    });
    isDown = false;
    world.clock.advance(10_000);
    await settle(world);
    expect(await messageOf(trouble, id)).toMatchObject({ status: "delivered" });
    expect(trouble.watched).toContain("troubled: a message could not be answered");
  });

  it("[GP2] a sender that throws is tried again", async () => {
    const world = started({ senders: { console: () => Promise.reject(new Error("bug")) } });
    await say(world, "help");
    expect(world.watched).toEqual([
      "accepted console",
      "troubled: a sender failed",
      "retried console sender-failed",
    ]);
  });

  it("[GP3] a message that workers are lost to is put away after five of them", async () => {
    const world = createWorld();
    const id = idOf(await world.ask("help"));
    for (let n = 0; n < 5; n++) {
      expect(await world.queue.take(`lost-${n}`, 1)).toHaveLength(1);
      world.clock.advance(30_000);
    }
    world.gateway.start();
    await settle(world);
    expect(await messageOf(world, id)).toMatchObject({ status: "failed", reason: "gave-up" });
    expect(world.posted).toEqual([]);
  });

  it("[GP4] an answer that was found before a crash is the one that is sent", async () => {
    const world = createWorld();
    const id = idOf(await world.ask("open a room"));
    const [lease] = await world.queue.take("lost", 1);
    await world.queue.save(lease!, {
      ...lease!.message,
      answer: { ...ANSWER, text: "found before" },
    });
    world.clock.advance(30_000);
    world.gateway.start();
    await settle(world);
    expect(bodies(world).map(({ data }) => data["text"])).toEqual(["found before"]);
    expect(world.rooms.opened.size).toBe(0);
    expect(await messageOf(world, id)).toMatchObject({ status: "delivered" });
  });

  it("[GP6] the words are kept before they are sent", async () => {
    const kept: (string | undefined)[] = [];
    const world = started({
      senders: {
        console: async ({ message: { id } }) => {
          kept.push((await world.gateway.message(id))?.answer?.text);
          return { kind: "delivered" };
        },
      },
    });
    await say(world, "open a room called Friday");
    expect(kept).toEqual([expect.stringContaining("“Friday” is open")]);
  });

  it("[GP5] a worker that is closed ends what it has begun, and begins nothing more", async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const world = started({
      senders: {
        console: async () => {
          await promise;
          return { kind: "delivered" };
        },
      },
    });
    await say(world, "help", "console_a");
    const closed = world.gateway.close();
    await say(world, "help", "console_b");
    resolve(undefined);
    await settle(world);
    await closed;
    expect(world.watched).toEqual(["accepted console", "accepted console", "delivered console"]);
    expect(await world.gateway.figures()).toEqual({ waiting: 1, dead: 0 });
  });
});

describe("a conversation", () => {
  it("[GR1] who is on air is told of the room that was opened last, or of the one that is named", async () => {
    const world = started();
    await say(world, "кто в эфире?");
    await say(world, "открой комнату «Планёрка»");
    const [room] = world.rooms.opened.values();
    world.rooms.opened.set("busy", {
      ...roomView("busy-1", "Busy"),
      onAir: 2,
      names: ["Anna", "Boris"],
    });
    await say(world, "кто в эфире?");
    await say(world, "кто в эфире в комнате busy-1?");
    await say(world, "who is in room nobody-1?");
    expect(texts(world)).toEqual([
      expect.stringContaining("Какая комната?"),
      expect.stringContaining(room?.link ?? "?"),
      expect.stringMatching(/«Планёрка»\. Там пока никого нет/),
      expect.stringMatching(/В эфире: Anna, Boris\./),
      expect.stringContaining("The room nobody-1 is over"),
    ]);
  });

  it("[GR2] trouble with sound gets the advice for this trouble, in the language it was told in", async () => {
    const world = started();
    for (const words of [
      "Nobody hears me",
      "меня не слышно",
      "I can't hear anybody",
      "эхо",
      "the voice is choppy",
    ])
      await say(world, words);
    expect(new Set(texts(world)).size).toBe(5);
    expect(texts(world)[1]).toMatch(/^Вас не слышат\?/);
    expect(texts(world)[2]).toMatch(/^You hear nobody\?/);
  });

  it.each([
    ["I want to talk to a human", "asked"],
    ["позовите оператора", "asked"],
    ["WHY DOES NOTHING WORK HERE", "angry"],
  ])("[GR3] %j calls a person: a room is open, and the operators know", async (words, why) => {
    const world = started();
    await say(world, words);
    expect(world.calls).toEqual([expect.objectContaining({ why })]);
    const { answer } = world.sent[0]!;
    expect(answer.escalated).toBe(true);
    expect(answer.room).toMatchObject({ code: world.calls[0]?.room.code });
    expect(answer.text).toContain(answer.room?.link ?? "?");
  });

  it("[GR4] not understood twice in a row calls a person; understood in between does not", async () => {
    const world = started();
    await say(world, "asdf");
    await say(world, "help");
    await say(world, "qwer");
    expect(world.calls).toEqual([]);
    await say(world, "zxcv");
    expect(world.calls).toEqual([expect.objectContaining({ why: "not-understood" })]);
    await say(world, "asdf");
    expect(world.calls).toHaveLength(1);
  });

  it("[GR5] with nobody on duty it says so, and the room is open all the same", async () => {
    const world = started({ operators: { call: () => Promise.resolve(false) } });
    await say(world, "operator");
    expect(texts(world)).toEqual([expect.stringContaining("No operator is on duty")]);
    expect(world.rooms.opened.size).toBe(1);
  });

  it("[GR6] an operator's words go to the client the way the question came", async () => {
    const world = started();
    const id = idOf(await world.ask("operator"));
    await settle(world);
    await world.gateway.tell(await messageOf(world, id), { text: "Here I am", file: null });
    await settle(world);
    expect(bodies(world)[1]).toMatchObject({
      type: "message.from-operator",
      data: { client_id: "anna", text: "Here I am", intent: null, room: null },
    });
    expect(world.posted[1]?.url).toBe(URL_OF_CRM);
  });

  it("[GR7] what a platform brings twice is answered once; what is too long is cut", async () => {
    const world = started();
    const heard = { client: "console_me", content: "help", once: "update-1" };
    await world.gateway.hear(heard);
    await world.gateway.hear(heard);
    await world.gateway.hear({ client: "console_me", content: `help ${"ё".repeat(9_000)}` });
    await settle(world);
    expect(world.sent).toHaveLength(2);
    const { content } = world.sent[1]!.message;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(8_192);
    expect(content.endsWith("ё")).toBe(true);
  });

  it("[GR8] parts that have arrived do not come twice", async () => {
    const world = started();
    world.outcomes.push({
      kind: "try-again",
      reason: "status-429",
      notBeforeMs: 30_000,
      partsSent: 2,
    });
    await say(world, "help");
    expect(world.sent[0]?.message.partsSent).toBe(0);
    world.clock.advance(30_000);
    await settle(world);
    expect(world.sent[1]?.message).toMatchObject({ partsSent: 2, attempts: 1 });
    expect(message("x").partsSent).toBe(0);
  });
});
