import { createManualClock, err, ok, State } from "@efir/kit";
import type { HostFacts } from "@efir/protocol";
import type { CallPhase } from "@efir/rtc";
import { expect, it } from "vitest";
import { someFacts } from "../testing/fake-api.ts";
import { aRoom } from "../testing/fake-call.ts";
import { settle } from "../testing/settle.ts";
import { hostView } from "./host-view.ts";
import { watchHost } from "./host-watch.ts";

const APP: HostFacts = {
  ws_url: "wss://game.test/ws",
  app_url: "https://game.test/",
  listed: false,
  created_at: 1,
};
const LIVE: CallPhase = { kind: "live", room: aRoom() };

function watch(known?: HostFacts) {
  const clock = createManualClock();
  const phase = new State<CallPhase>({ kind: "connecting", attempt: 1 });
  const server = { host: known, isAway: false, asked: 0 };
  const facts = () => {
    server.asked++;
    const { host } = server;
    if (server.isAway) return Promise.resolve(err({ code: "unreachable" as const }));
    return Promise.resolve(ok({ ...someFacts(), ...(host && { host }) }));
  };
  const sight = watchHost({ known, facts, phase, clock });
  return {
    ...{ phase, server, sight },
    passes: async (ms: number) => {
      clock.advance(ms);
      await settle();
    },
  };
}

it("[HF11] an app that was known is there at once; one that comes later is found", async () => {
  expect(watch(APP).sight.get()).toEqual({ kind: "here", app: APP });
  const { phase, server, sight, passes } = watch();
  await passes(60_000);
  expect(server.asked).toBe(0);
  phase.set(LIVE);
  await passes(1_500);
  expect([server.asked, sight.get().kind]).toEqual([1, "none"]);
  server.host = APP;
  await passes(60_000);
  expect(sight.get().kind).toBe("here");
});

it("[HF12] it is gone when the server says so, and not because nothing can be asked; and comes back", async () => {
  const { phase, server, sight, passes } = watch(APP);
  phase.set(LIVE);
  server.isAway = true;
  await passes(1_500);
  const seen = sight.get();
  expect(seen.kind).toBe("here");
  server.isAway = false;
  await passes(5_000);
  expect(sight.get()).toBe(seen);
  server.host = undefined;
  await passes(5_000);
  expect(sight.get()).toEqual({ kind: "gone", app: APP });
  server.host = { ...APP, created_at: 2 };
  await passes(5_000);
  expect(sight.get()).toEqual({ kind: "here", app: server.host });
});

it("[HF13] nobody looks any more when the call is over", async () => {
  const { phase, server, passes } = watch(APP);
  phase.set(LIVE);
  await passes(1_500);
  phase.set({ kind: "ended", reason: "left" });
  await passes(60_000);
  expect(server.asked).toBe(1);
});

it.each([
  ["none", { hasAgreed: true, wantsVoices: false }, "voices"],
  ["here", { hasAgreed: true, wantsVoices: false }, "app"],
  ["here", { hasAgreed: false, wantsVoices: false }, "ask"],
  ["here", { hasAgreed: true, wantsVoices: true }, "voices"],
  ["gone", { hasAgreed: true, wantsVoices: false }, "gone"],
  ["gone", { hasAgreed: false, wantsVoices: false }, "gone"],
  ["gone", { hasAgreed: true, wantsVoices: true }, "voices"],
] as const)("[HF14] an app that is %s, with %j: %s is shown", (sight, choice, view) => {
  expect(hostView(sight, choice)).toBe(view);
});
