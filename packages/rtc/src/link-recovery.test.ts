import { describe, expect, it } from "vitest";
import { fakeTrack } from "./testing/fake-track.ts";
import { candidate, createLinkRig, description, wanted } from "./testing/link-rig.ts";
import { settled } from "./testing/settled.ts";

/** A maker whose audio has been connected for a while. */
async function connected() {
  const rig = createLinkRig("maker");
  const { link, clock, newest, hears } = rig;
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) {
      clock.advance(100);
      await settled();
    }
  };
  link.open();
  await settled();
  await hears(description("audio", 1, "answer"));
  newest().transport("connected");
  await pass(10_000);
  return { ...rig, pass, first: newest() };
}

describe("a connection that falls silent", () => {
  it("[LK18] is recovering, gets an ICE restart, and soon after an heir", async () => {
    const { link, first, pass, pcs } = await connected();
    expect([link.status.get(), first.iceRestarts]).toEqual(["connected", 0]);
    first.silent = true;
    await pass(1_000);
    expect([link.status.get(), first.iceRestarts, pcs.length]).toEqual(["recovering", 1, 1]);
    await pass(1_000);
    expect([pcs.length, first.signalingState]).toEqual([2, "have-local-offer"]);
  });

  it("[LK28] on a short way gets its heir at once, whose offer waits for whoever changes networks", async () => {
    const { link, first, pass, pcs, way } = await connected();
    way.isFar = false;
    first.silent = true;
    await pass(1_000);
    expect([link.status.get(), first.iceRestarts, pcs.length]).toEqual(["recovering", 0, 2]);
  });

  it("[LK18] that is heard again is connected, without an heir", async () => {
    const { link, first, pass, pcs } = await connected();
    first.silent = true;
    await pass(1_000);
    first.silent = false;
    await pass(6_000);
    expect([link.status.get(), pcs.length]).toEqual(["connected", 1]);
  });

  it("[LK19] waits for signaling, and restarts ICE the moment that is back", async () => {
    const { link, first, pass, signaling } = await connected();
    signaling.up = false;
    first.silent = true;
    await pass(30_000);
    expect(first.iceRestarts).toBe(0);
    signaling.up = true;
    link.signalingReturned();
    expect(first.iceRestarts).toBe(1);
  });

  it("[LK19] signaling that comes back concerns nobody who hears well", async () => {
    const { link, first } = await connected();
    link.signalingReturned();
    expect(first.iceRestarts).toBe(0);
  });
});

/** A maker whose offer was answered after `answerMs`. */
async function answered(answerMs: number) {
  const rig = createLinkRig("maker");
  rig.link.open();
  await settled();
  rig.clock.advance(answerMs);
  await rig.hears(description("audio", 1, "answer"));
  return { ...rig, first: rig.newest() };
}

describe("a first connection that takes long", () => {
  it("[LK25] gets a second one beside it, later where the way is longer", async () => {
    for (const [answerMs, patienceMs] of [
      [40, 900],
      [400, 1_800],
    ] as const) {
      const { clock, pcs, first } = await answered(answerMs);
      clock.advance(patienceMs - 1);
      expect(pcs).toHaveLength(1);
      clock.advance(1);
      await settled();
      expect([pcs.length, first.signalingState]).toEqual([2, "stable"]);
    }
  });

  it("[LK25] and none once it stands", async () => {
    const { clock, pcs, first } = await answered(40);
    first.transport("connected");
    clock.advance(60_000);
    expect(pcs).toHaveLength(1);
  });

  it("[LK26] whichever stands first is heard, and the newer one in the end", async () => {
    for (const newerIsFirst of [true, false]) {
      const { clock, newest, first, received, hears } = await answered(40);
      clock.advance(900);
      await settled();
      await hears(description("audio", 2, "answer"));
      const [old, young] = [fakeTrack(), fakeTrack()];
      first.hears(0, old);
      newest().hears(0, young);
      (newerIsFirst ? newest() : first).transport("connected");
      await settled();
      expect(received.at(-1)?.[1]).toBe(newerIsFirst ? young : old);
      (newerIsFirst ? first : newest()).transport("connected");
      await settled();
      clock.advance(300);
      expect([received.at(-1)?.[1], first.signalingState]).toEqual([young, "closed"]);
    }
  });

  it("[LK26] the polite side keeps both as well", async () => {
    const { hears, pcs, newest } = createLinkRig("polite");
    await hears(description("audio", 1, "offer"), description("audio", 2, "offer"));
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["stable", "stable"]);
    newest().transport("connected");
    expect(pcs[0]?.signalingState).toBe("closed");
  });
});

describe("a network that comes", () => {
  it("[LK20] gets a fresh connection beside the old one, which goes when the new one carries media", async () => {
    const { link, first, pass, pcs, newest, hears, received } = await connected();
    const [before, after] = [fakeTrack(), fakeTrack()];
    first.hears(0, before);
    link.networkCame();
    await settled();
    expect([pcs.length, first.signalingState]).toEqual([2, "stable"]);
    await hears(candidate("audio", 1), description("audio", 2, "answer"));
    expect(first.candidates).toHaveLength(1);
    newest().silent = true;
    newest().hears(0, after);
    newest().transport("connected");
    await pass(500);
    expect([received.at(-1)?.[1], first.signalingState]).toEqual([before, "stable"]);
    newest().silent = false;
    await pass(200);
    expect(received.at(-1)?.[1]).toBe(after);
    await pass(400);
    expect(first.signalingState).toBe("closed");
  });

  it("[LK20] whoever has nothing to say is not waited for longer than 1.5 s", async () => {
    const { link, first, pass, newest } = await connected();
    link.networkCame();
    newest().silent = true;
    newest().transport("connected");
    await pass(2_000);
    expect(first.signalingState).toBe("closed");
  });

  it("[LK20] an heir that never comes to power costs nothing", async () => {
    const { link, first, pass, pcs, newest } = await connected();
    link.networkCame();
    newest().transport("failed");
    await pass(60_000);
    expect([link.status.get(), first.signalingState, pcs.length]).toEqual([
      "connected",
      "stable",
      2,
    ]);
  });

  it("[LK21] makes one fresh connection, however often it comes in 3 s", async () => {
    const { link, pass, pcs } = await connected();
    for (let times = 0; times < 5; times++) link.networkCame();
    await pass(2_900);
    link.networkCame();
    expect(pcs).toHaveLength(2);
    await pass(200);
    link.networkCame();
    expect(pcs).toHaveLength(3);
  });

  it("[LK21] a young heir is not replaced because the other end lost patience", async () => {
    const { link, pass, pcs, hears } = await connected();
    link.networkCame();
    await hears(wanted("audio", 2));
    expect(pcs).toHaveLength(2);
    await pass(4_000);
    await hears(wanted("audio", 2));
    expect(pcs).toHaveLength(3);
  });

  it("[LK22] the polite side asks for the fresh connection, and keeps the old one till it carries media", async () => {
    const { link, hears, said, pcs, newest, clock } = createLinkRig("polite");
    await hears(description("audio", 1, "offer"));
    newest().transport("connected");
    link.networkCame();
    expect(said().at(-1)).toBe("audio 1 wanted");
    await hears(description("audio", 2, "offer"));
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["stable", "stable"]);
    newest().transport("connected");
    await settled();
    clock.advance(300);
    expect(pcs[0]?.signalingState).toBe("closed");
  });

  it("[LK23] what is switched meanwhile is sent over both", async () => {
    const { link, pcs } = await connected();
    link.networkCame();
    const voice = fakeTrack();
    link.setTrack("microphone", voice);
    await settled();
    expect(pcs.map((pc) => pc.sentTracks())).toEqual([[voice], [voice]]);
  });

  it("[LK24] the old one gets no ICE restart while its heir is young", async () => {
    const { link, first, pass } = await connected();
    first.silent = true;
    link.networkCame();
    await pass(3_000);
    expect(first.iceRestarts).toBe(0);
    await pass(12_000);
    expect(first.iceRestarts).toBeGreaterThan(0);
  });
});
