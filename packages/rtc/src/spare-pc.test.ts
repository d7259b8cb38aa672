import { expect, it } from "vitest";
import { SparePc } from "./spare-pc.ts";
import { createCountedClock } from "./testing/counted-clock.ts";
import { FakePc } from "./testing/fake-pc.ts";

const BUNDLED = { bundlePolicy: "max-bundle" } as const;

function start() {
  const clock = createCountedClock();
  const made: { readonly pc: FakePc; readonly configuration: RTCConfiguration }[] = [];
  const spare = new SparePc(clock, (configuration) => {
    const pc = new FakePc();
    made.push({ pc, configuration });
    return pc.asPc();
  });
  return { clock, made, spare };
}

it("[JF7] is made with candidates gathered ahead, and taken once by whoever wants the same", () => {
  const { made, spare } = start();
  spare.prepare(BUNDLED);
  expect(made[0]?.configuration).toEqual({ ...BUNDLED, iceCandidatePoolSize: 1 });
  expect(spare.take({ ...BUNDLED, iceTransportPolicy: "relay" })).toBeNull();
  expect(spare.take(BUNDLED)).toBe(made[0]?.pc);
  expect(spare.take(BUNDLED)).toBeNull();
  spare.close();
  expect(made[0]?.pc.signalingState).toBe("stable");
});

it("[JF7] one that is old, replaced or of no use is closed", () => {
  const { clock, made, spare } = start();
  spare.prepare(BUNDLED);
  spare.prepare(BUNDLED);
  clock.advance(180_001);
  expect(spare.take(BUNDLED)).toBeNull();
  expect(made.map(({ pc }) => pc.signalingState)).toEqual(["closed", "closed"]);
});
