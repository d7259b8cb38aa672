import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ANNA,
  BORIS,
  eventually,
  refusal,
  startSandbox,
  type TestSandbox,
} from "../testing/sandbox-server.ts";
import { emptyQueue, enqueue, MOST_WAITING, type Arrival } from "./update-queue.ts";

let desk: TestSandbox;
beforeEach(async () => {
  desk = await startSandbox();
});
afterEach(() => desk.close());

const poll = (input: object = {}) => desk.api("getUpdates", input);
const texts = ({ body }: { body: { result: Update[] } }) =>
  body.result.map(({ message }) => message?.text);
/** Lets a request reach the sandbox: it is there once a wrong one sent after it is answered. */
const arrived = () => desk.api("noSuchMethod");

describe("getUpdates", () => {
  it("[SB23] gives what waits, again and again until an offset confirms it", async () => {
    await desk.say(ANNA, ANNA, "one");
    await desk.say(ANNA, ANNA, "two");
    const first = await poll();
    expect(texts(first)).toEqual(["one", "two"]);
    expect(texts(await poll())).toEqual(["one", "two"]);
    const [one, two] = first.body.result as [Update, Update];
    expect(two.update_id).toBe(one.update_id + 1);
    expect(texts(await poll({ offset: two.update_id }))).toEqual(["two"]);
    expect(texts(await poll({ offset: two.update_id + 1 }))).toEqual([]);
    expect(texts(await poll())).toEqual([]);
  });

  it("[SB24] a limit holds back the rest, and an offset below 0 forgets all but the last", async () => {
    for (const text of ["a", "b", "c"]) await desk.say(ANNA, ANNA, text);
    expect(texts(await poll({ limit: 1 }))).toEqual(["a"]);
    expect(texts(await poll({ offset: -1 }))).toEqual(["c"]);
    expect(texts(await poll())).toEqual(["c"]);
  });

  it("[SB25] with a timeout it sleeps until something comes, and answers that at once", async () => {
    const waiting = poll({ timeout: 30 });
    await arrived();
    await desk.say(BORIS, BORIS, "wake up");
    expect(texts(await waiting)).toEqual(["wake up"]);
  });

  it("[SB26] [TRAP51] it never comes back empty before its time is up, so nothing spins", async () => {
    let answers = 0;
    const waiting = poll({ timeout: 30 }).finally(() => answers++);
    await arrived();
    desk.clock.advance(29_999);
    await arrived();
    expect(answers).toBe(0);
    desk.clock.advance(1);
    expect((await waiting).body).toEqual({ ok: true, result: [] });
  });

  it("[SB27] [TRAP25] a second poll ends the first with 409", async () => {
    const first = poll({ timeout: 30 });
    await arrived();
    const second = poll({ timeout: 30 });
    expect(refusal(await first)).toBe(
      "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    desk.clock.advance(30_000);
    expect((await second).body.ok).toBe(true);
  });

  it("[SB28] [TRAP25] where a webhook is set there is no polling, and setting one ends a poll", async () => {
    const waiting = poll({ timeout: 30 });
    await arrived();
    await desk.api("setWebhook", { url: "http://127.0.0.1:9/" });
    expect(refusal(await waiting)).toBe("409 Conflict: terminated by setWebhook request");
    expect(refusal(await poll())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await desk.api("deleteWebhook");
    expect((await poll()).status).toBe(200);
  });

  it("[SB29] a caller that hangs up leaves its poll, and takes nothing with it", async () => {
    const leaving = new AbortController();
    const url = `${desk.root}/bot${desk.sandbox.botToken}/getUpdates?timeout=30`;
    const gone = fetch(url, { signal: leaving.signal }).catch(() => "gone");
    await arrived();
    leaving.abort();
    expect(await gone).toBe("gone");
    await desk.say(ANNA, ANNA, "still here");
    expect(texts(await poll())).toEqual(["still here"]);
  });

  it("[SB30] [TRAP24] allowed_updates stay as they were until they are named again", async () => {
    await poll({ allowed_updates: ["callback_query"] });
    await desk.say(ANNA, ANNA, "unheard");
    expect(texts(await poll())).toEqual([]);
    await poll({ allowed_updates: [] });
    await desk.say(ANNA, ANNA, "heard");
    expect(texts(await poll())).toEqual(["heard"]);
  });

  it("[SB31] updates die of age: inline queries after 30 seconds, messages after a day", async () => {
    void desk.page("inline-queries", { user: ANNA, chat: ANNA, query: "x" });
    await eventually(
      async () => (await poll()).body.result.length,
      (n) => n === 1,
    );
    await desk.say(ANNA, ANNA, "old");
    desk.clock.advance(29_999);
    expect((await poll()).body.result).toHaveLength(2);
    desk.clock.advance(1);
    expect(texts(await poll())).toEqual(["old"]);
    desk.clock.advance(24 * 3_600_000);
    expect(texts(await poll())).toEqual([]);
  });

  it("[SB32] [TRAP23] a fault delivers one update several times, with one update_id", async () => {
    await desk.page("faults", { kind: "deliver-again", times: 3 });
    await desk.say(ANNA, ANNA, "again");
    await desk.say(ANNA, ANNA, "once");
    const seen: number[] = [];
    for (let turn = 0; turn < 5; turn++)
      seen.push(...(await desk.updates()).map((update) => update.update_id));
    expect(seen.filter((id) => id === seen[0])).toHaveLength(3);
    expect(seen).toHaveLength(4);
  });
});

it("[SB33] more than ten thousand updates do not wait: the oldest go", () => {
  const arrival: Arrival = { kind: "message", lane: "chat 1", body: {} };
  let queue = { ...emptyQueue(1), waiting: [] as never[] } as ReturnType<typeof emptyQueue>;
  for (let n = 0; n < 3; n++) queue = enqueue(queue, arrival, 0);
  const many = Array.from({ length: MOST_WAITING }, () => queue.waiting[0]!);
  queue = enqueue({ ...queue, waiting: many }, arrival, 0);
  expect(queue.waiting).toHaveLength(MOST_WAITING);
  expect(queue.waiting.at(-1)!.update.update_id).toBe(4);
});
