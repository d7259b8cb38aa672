import { createManualClock, ok } from "@efir/kit";
import { expect, it } from "vitest";
import { aCode } from "../testing/fake-call.ts";
import {
  createFakeApi,
  granted,
  HOUR,
  refused,
  someFacts,
  type FakeApiOptions,
} from "../testing/fake-api.ts";
import { createAdmission } from "./admission.ts";
import type { KeptGuest } from "./guest-store.ts";

const BORIS = { name: "Boris", token: "old", renewAt: HOUR, expiresAt: 2 * HOUR };

function admit(initData: string | null, kept: KeptGuest | null, answers: FakeApiOptions) {
  const server = createFakeApi(answers);
  const admission = createAdmission({
    initData,
    api: server.api,
    clock: createManualClock(),
    guests: { read: () => kept, write: () => undefined },
  });
  return { ...server, admission };
}

const yes = { session: () => granted("t1", HOUR) };

it("[MA28] somebody from Telegram sees who is inside before joining", async () => {
  const { admission, rooms } = admit("signed", null, yes);
  await admission.roomFacts(aCode());
  expect(rooms).toEqual([{ code: "room123", bearer: "t1" }]);
});

it("[MA29] a stranger sees what anybody may", async () => {
  const { admission, rooms, sessions } = admit(null, null, yes);
  await admission.roomFacts(aCode());
  expect([rooms[0]?.bearer, sessions]).toEqual([null, []]);
});

it("[MA30] a forgotten token does not stand in the way of public facts", async () => {
  const { admission, rooms } = admit(null, BORIS, {
    facts: (_code, bearer) => (bearer === null ? ok(someFacts()) : refused("bad-token")),
  });
  expect((await admission.roomFacts(aCode())).ok).toBe(true);
  expect(rooms.map(({ bearer }) => bearer)).toEqual(["old", null]);
});

it("[MA31] a refused person hears why, also before joining", async () => {
  const { admission } = admit("signed", null, { session: () => refused("init-data-expired") });
  expect((await admission.roomFacts(aCode())).ok).toBe(true);
  expect(admission.refusal.get()).toBe("init-data-expired");
});

it("[MA32] a session lasts as long as the person is the same", () => {
  const { admission } = admit(null, BORIS, yes);
  const boris = admission.as("Boris");
  expect(admission.as("Boris")).toBe(boris);
  expect(admission.as("Vera")).not.toBe(boris);
});
