import { createManualClock } from "@efir/kit";
import { describe, expect, it } from "vitest";
import { aCode } from "../testing/fake-call.ts";
import { HOUR, someFacts } from "../testing/fake-api.ts";
import { settle } from "../testing/settle.ts";
import { createApi } from "./api.ts";

type Fetch = Parameters<typeof createApi>[0]["fetch"];

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const apiOn = (fetch: Fetch) => createApi({ fetch, clock: createManualClock() });
const answering = (response: Response) => apiOn(() => Promise.resolve(response));
const facts = (response: Response) => answering(response).roomFacts(aCode(), null);
const refusal = (code: string) => ({ error: { code, message: "No." } });

describe("the HTTP API", () => {
  it("[MA12] answers are read by the protocol's schemas", async () => {
    expect(await facts(json(someFacts({ on_air: 2 })))).toEqual({
      ok: true,
      value: someFacts({ on_air: 2 }),
    });
    expect(await facts(json({ title: 1 }))).toEqual({ ok: false, error: { code: "bad-answer" } });
  });

  it.each([
    [json(refusal("room-not-found"), 404), "room-not-found"],
    [json(refusal("guests-not-allowed"), 403), "guests-not-allowed"],
    [json(refusal("made-up"), 400), "bad-answer"],
    [new Response("<h1>Bad gateway</h1>", { status: 502 }), "unreachable"],
    [new Response("<h1>Hello</h1>", { status: 200 }), "bad-answer"],
    [new Response("", { status: 404 }), "bad-answer"],
  ])(
    "[MA13] a refusal is its code, whatever else comes is told apart (%#)",
    async (response, code) => {
      expect(await facts(response)).toEqual({ ok: false, error: { code } });
    },
  );

  it("[MA14] no network is a value, not an exception", async () => {
    const offline = apiOn(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await offline.roomFacts(aCode(), null)).toEqual({
      ok: false,
      error: { code: "unreachable" },
    });
  });

  it("[MA15] a server that does not answer is given up after ten seconds", async () => {
    const clock = createManualClock();
    const hanging: Fetch = (_path, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("aborted")));
      });
    const outcome = createApi({ fetch: hanging, clock }).roomFacts(aCode(), null);
    let answered = false;
    void outcome.then(() => (answered = true));
    clock.advance(9_999);
    await settle();
    expect(answered).toBe(false);
    clock.advance(1);
    expect(await outcome).toEqual({ ok: false, error: { code: "unreachable" } });
  });

  it("[MA16] [TRAP9] a login goes in the body or a header, never in the address", async () => {
    const asked: { path: string; init: RequestInit }[] = [];
    const api = apiOn(async (path, init) => {
      asked.push({ path, init });
      return json({ token: "t", expiresAt: HOUR, member: { id: "tg1", name: "A", avatar: null } });
    });
    await api.openSession({ initData: "signed" }, null);
    await api.openSession({}, "token-1");
    await api.roomFacts(aCode(), "token-1");
    expect(asked.map(({ path }) => path)).toEqual([
      "/api/session",
      "/api/session",
      "/api/rooms/room123",
    ]);
    expect(asked[0]?.init.body).toBe('{"initData":"signed"}');
    expect(asked[1]?.init.headers).toMatchObject({ authorization: "Bearer token-1" });
    expect(asked[2]?.init.headers).toEqual({ authorization: "Bearer token-1" });
  });
});
