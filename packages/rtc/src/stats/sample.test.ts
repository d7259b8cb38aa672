import { expect, it } from "vitest";
import { Samples, toReading } from "./reading.ts";
import { toPictureSample, toVoiceSample, type VoiceSample } from "./sample.ts";

const report = (...stats: object[]) =>
  new Map(stats.map((stat, index) => [String(index), stat])) as unknown as RTCStatsReport;

const PAIR = { type: "candidate-pair", id: "P", currentRoundTripTime: 0.16, localCandidateId: "L" };
const heard = {
  type: "inbound-rtp",
  packetsReceived: 100,
  packetsLost: 10,
  totalSamplesReceived: 96_000,
  concealedSamples: 960,
  concealmentEvents: 2,
  jitterBufferDelay: 5_760,
  jitterBufferEmittedCount: 96_000,
};

it("[SM1] a sample of a voice holds its counters, and the round trip of the path that is used", () => {
  const sample = toVoiceSample(
    report(
      heard,
      { type: "transport", selectedCandidatePairId: "P" },
      { ...PAIR, id: "other", currentRoundTripTime: 9 },
      PAIR,
      { type: "local-candidate", id: "L", candidateType: "relay", relayProtocol: "tls" },
      { type: "remote-inbound-rtp", fractionLost: 0.05 },
    ),
    7,
  );
  expect(sample).toEqual({
    at: 7,
    received: 100,
    lost: 10,
    played: 96_000,
    concealed: 960,
    gaps: 2,
    waited: 5_760,
    emitted: 96_000,
    rttMs: 160,
    lostThere: 0.05,
    path: "relay-tls",
  });
});

it.each([
  [{ candidateType: "host", protocol: "udp" }, "direct"],
  [{ candidateType: "host", protocol: "tcp" }, "direct-tcp"],
  [{ candidateType: "relay", relayProtocol: "udp" }, "relay-udp"],
  [{ candidateType: "relay", relayProtocol: "tcp" }, "relay-tcp"],
])("[SM2] a path is told by its kind, without an address: %o", (local, path) => {
  const pair = { ...PAIR, nominated: true, state: "succeeded" };
  const stats = report(pair, { type: "local-candidate", id: "L", address: "192.0.2.1", ...local });
  expect(toVoiceSample(stats, 0).path).toBe(path);
});

it("[SM3] what a browser does not count is nothing, or not known", () => {
  expect(toVoiceSample(report(), 0)).toMatchObject({ received: 0, rttMs: null, path: null });
  expect(toPictureSample(report(), 0)).toMatchObject({ bandwidth: null, rttMs: null });
  const both = { type: "inbound-rtp", framesDecoded: 5 };
  expect(toPictureSample(report(both, both), 0).framesSeen).toBe(10);
});

const at = (parts: Partial<VoiceSample>): VoiceSample => ({
  ...toVoiceSample(report(heard), 0),
  ...parts,
});

it("[SM4] a reading tells what went on between two samples", () => {
  const later = {
    received: 190,
    lost: 20,
    played: 192_000,
    concealed: 960 + 4_800,
    gaps: 3,
    waited: 5_760 + 9_600,
    emitted: 192_000,
  };
  expect(toReading(at({}), at(later))).toEqual({
    packets: 100,
    lost: 0.1,
    concealed: 0.05,
    gaps: 1,
    gapMs: 100,
    bufferMs: 100,
  });
});

it("[SM4] where nothing arrived there is nothing to tell, and late packets are no gain", () => {
  expect(toReading(at({}), at({}))).toBeNull();
  expect(toReading(at({ lost: 9 }), at({ received: 200, lost: 4 }))?.lost).toBe(0);
});

it("[SM5] samples are kept for as long as is asked, and found by their age", () => {
  const samples = new Samples<{ at: number }>(3_000);
  for (const moment of [0, 1_000, 2_000, 3_000, 4_000]) samples.add({ at: moment });
  expect([samples.newest()?.at, samples.before(1_500)?.at]).toEqual([4_000, 2_000]);
  expect([samples.before(60_000)?.at, samples.least((one) => one.at)]).toEqual([1_000, 1_000]);
  samples.clear();
  expect([samples.newest(), samples.before(0), samples.least((one) => one.at)]).toEqual([
    null,
    null,
    null,
  ]);
});
