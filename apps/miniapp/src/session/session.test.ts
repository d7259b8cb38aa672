import { createManualClock } from "@efir/kit";
import { describe, expect, it } from "vitest";
import { createFakeApi, granted, HOUR, refused, type FakeApiOptions } from "../testing/fake-api.ts";
import { settle } from "../testing/settle.ts";
import type { FailureCode } from "./api.ts";
import { createGuestStore } from "./guest-store.ts";
import { createSession, type Identity } from "./session.ts";

const ANNA: Identity = { kind: "telegram", initData: "signed" };
const GUEST: Identity = { kind: "guest", name: "Boris" };

function createMemoryStore() {
  let kept: string | null = null;
  return { get: () => kept, set: (text: string) => void (kept = text) };
}

/** Tokens t1, t2, … that live for two hours each. */
function world(session?: FakeApiOptions["session"]) {
  const clock = createManualClock(1_000);
  let count = 0;
  const grant = () => granted(`t${++count}`, clock.now() + 2 * HOUR);
  const server = createFakeApi({ session: session ?? grant });
  const store = createMemoryStore();
  const answers: (FailureCode | null)[] = [];
  const open = (identity: Identity) =>
    createSession({
      identity,
      clock,
      api: server.api,
      kept: createGuestStore(store),
      onAnswer: (code) => answers.push(code),
      onKnown: () => undefined,
    });
  return { ...server, clock, store, answers, grant, open };
}

const token = (text: string) => ({ ok: true, value: text });

describe("the session token", () => {
  it("[MA17] [TRAP9] init data is exchanged once, and kept nowhere", async () => {
    const { open, sessions, store } = world();
    const session = open(ANNA);
    expect(await session.token(false)).toEqual(token("t1"));
    expect(await session.token(false)).toEqual(token("t1"));
    expect(sessions).toEqual([{ request: { initData: "signed" }, bearer: null }]);
    expect(store.get()).toBeNull();
  });

  it("[MA18] callers at the same time share one request", async () => {
    const { open, sessions } = world();
    const session = open(ANNA);
    const tokens = await Promise.all([
      session.token(false),
      session.token(true),
      session.token(false),
    ]);
    expect(tokens).toEqual([token("t1"), token("t1"), token("t1")]);
    expect(sessions).toHaveLength(1);
  });

  it("[MA19] at half of its life the token renews itself, by itself", async () => {
    const { open, sessions, clock } = world();
    const session = open(ANNA);
    await session.token(false);
    clock.advance(HOUR - 1);
    expect(await session.token(false)).toEqual(token("t1"));
    clock.advance(1);
    await settle();
    expect(sessions.at(-1)).toEqual({ request: {}, bearer: "t1" });
    expect(await session.token(false)).toEqual(token("t2"));
    expect(sessions).toHaveLength(2);
  });

  it("[MA20] while the server is away the old token does, and renewing is tried again", async () => {
    let away = false;
    const { open, sessions, clock, grant } = world(() => (away ? refused("unreachable") : grant()));
    const session = open(ANNA);
    await session.token(false);
    away = true;
    clock.advance(HOUR);
    await settle();
    expect(await session.token(false)).toEqual(token("t1"));
    away = false;
    clock.advance(60_000);
    await settle();
    expect(sessions.at(-1)).toEqual({ request: {}, bearer: "t1" });
    expect(sessions).toHaveLength(4);
    expect(await session.token(false)).toEqual(token("t2"));
    expect(sessions).toHaveLength(4);
  });

  it("[MA21] a token that the server did not take is replaced by a new exchange", async () => {
    const { open, sessions } = world();
    const session = open(ANNA);
    await session.token(false);
    expect(await session.token(true)).toEqual(token("t2"));
    expect(sessions.at(-1)).toEqual({ request: { initData: "signed" }, bearer: null });
  });

  it("[MA22] a token that cannot be renewed is replaced by a new exchange", async () => {
    const { open, clock, sessions, grant } = world(({ bearer }) =>
      bearer === null ? grant() : refused("bad-token"),
    );
    const session = open(ANNA);
    await session.token(false);
    clock.advance(HOUR);
    await settle();
    expect(await session.token(false)).toEqual(token("t2"));
    expect(sessions.map(({ bearer }) => bearer)).toEqual([null, "t1", null]);
  });

  it.each([
    ["unreachable", "unreachable"],
    ["try-again", "unreachable"],
    ["too-many-requests", "unreachable"],
    ["init-data-expired", "not-admitted"],
    ["bad-init-data", "not-admitted"],
    ["guests-not-allowed", "not-admitted"],
  ] as const)("[MA23] %s means %s, and the page is told why", async (code, error) => {
    const { open, answers } = world(() => refused(code));
    expect(await open(ANNA).token(false)).toEqual({ ok: false, error });
    expect(answers).toEqual([code]);
  });

  it("[MA24] a refusal is forgotten once the server agrees", async () => {
    let allowed = false;
    const { open, answers, grant } = world(() =>
      allowed ? grant() : refused("guests-not-allowed"),
    );
    const session = open(GUEST);
    await session.token(false);
    allowed = true;
    await session.token(true);
    expect(answers).toEqual(["guests-not-allowed", null]);
  });

  it("[MA25] a guest is the same person after a reload, under the same name only", async () => {
    const { open, sessions, clock } = world();
    await open(GUEST).token(false);
    expect(await open(GUEST).token(false)).toEqual(token("t1"));
    expect(await open({ kind: "guest", name: "Vera" }).token(false)).toEqual(token("t2"));
    expect(sessions.map(({ request }) => request.guest?.name)).toEqual(["Boris", "Vera"]);
    clock.advance(3 * HOUR);
    expect(await open({ kind: "guest", name: "Vera" }).token(false)).not.toEqual(token("t2"));
  });

  it("[MA26] what is kept of a guest may be anything", async () => {
    const { open, store } = world();
    store.set("{ not json");
    expect(await open(GUEST).token(false)).toEqual(token("t1"));
  });

  it("[MA27] a closed session renews nothing", async () => {
    const { open, sessions, clock } = world();
    const session = open(ANNA);
    await session.token(false);
    session.close();
    clock.advance(24 * HOUR);
    await settle();
    expect(sessions).toHaveLength(1);
  });

  it("[MA27] not even if it was closed while a token was on its way", async () => {
    const { open, sessions, clock } = world();
    const session = open(ANNA);
    const onItsWay = session.token(false);
    session.close();
    await onItsWay;
    clock.advance(24 * HOUR);
    await settle();
    expect(sessions).toHaveLength(1);
  });
});
