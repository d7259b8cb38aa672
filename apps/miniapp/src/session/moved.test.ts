import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { aCode } from "../testing/fake-call.ts";
import { createFakeApi, granted, HOUR, refused } from "../testing/fake-api.ts";
import { createAdmission } from "./admission.ts";
import { createGuestStore } from "./guest-store.ts";
import { whoMoved } from "./moved.ts";

const ROOM = { kind: "code", code: aCode("Room123") } as const;

/** One tab of a browser, which is loaded again and again. */
function tab() {
  const clock = createManualClock(1_000);
  let text: string | null = null;
  const store = createGuestStore({ get: () => text, set: (next) => void (text = next) });
  const server = createFakeApi({
    session: ({ request, bearer }) =>
      request.move_key === "key" || bearer === "t1"
        ? granted("t1", clock.now() + HOUR)
        : refused("bad-move-key"),
  });
  const load = (key: string | null, room: Parameters<typeof whoMoved>[0]["room"] = ROOM) =>
    createAdmission({
      initData: null,
      api: server.api,
      clock,
      guests: { read: () => null, write: () => undefined },
      moved: whoMoved({ key, room, kept: store, clock }),
    });
  return { ...server, clock, load };
}

it("[MV10] whoever comes with a key is the person it was made for, and types no name", async () => {
  const { load, sessions } = tab();
  const admission = load("key");
  expect(admission.isNamed()).toBe(true);
  expect(await admission.as(null).token(false)).toEqual({ ok: true, value: "t1" });
  expect(admission.self.get()?.name).toBe("Anna");
  expect(sessions).toEqual([{ request: { move_key: "key" }, bearer: null }]);
});

it("[MV11] after a reload, which has no key any more, it is still the same person", async () => {
  const { load, sessions } = tab();
  await load("key").as(null).token(false);
  const again = load(null);
  expect(await again.as(null).token(false)).toEqual({ ok: true, value: "t1" });
  expect(sessions).toHaveLength(1);
});

it("[MV12] in another room, and when it was too long ago, one is a guest like any other", async () => {
  const { load, clock } = tab();
  await load("key").as(null).token(false);
  expect(load(null, { kind: "code", code: aCode("other") }).isNamed()).toBe(false);
  expect(load(null, { kind: "none" }).isNamed()).toBe(false);
  clock.advance(HOUR);
  expect(load(null).isNamed()).toBe(false);
});

it("[MV13] a key that is not good any more is said to be so", async () => {
  const { load } = tab();
  const admission = load("used");
  expect(await admission.as(null).token(false)).toEqual({ ok: false, error: "not-admitted" });
  expect(admission.refusal.get()).toBe("bad-move-key");
});

it("[MV14] a newer key counts for more than what an older one gave", async () => {
  const { load, sessions } = tab();
  await load("key").as(null).token(false);
  await load("key").as(null).token(false);
  expect(sessions).toHaveLength(2);
});
