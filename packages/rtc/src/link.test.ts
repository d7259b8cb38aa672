import { describe, expect, it } from "vitest";
import { BAD_SDP } from "./testing/fake-pc.ts";
import { fakeTrack } from "./testing/fake-track.ts";
import { candidate, createLinkRig, description, wanted } from "./testing/link-rig.ts";
import { settled } from "./testing/settled.ts";

const failures = ["failed", "failed", "failed", "failed"] as const;

describe("the maker", () => {
  it("[LK4] offers the audio connection as soon as it is opened, with the voice in it", async () => {
    const { link, pcs, said, newest } = createLinkRig("maker");
    const voice = fakeTrack();
    link.setTrack("microphone", voice);
    expect(pcs).toHaveLength(0);
    link.open();
    await settled();
    expect(said()).toEqual(["audio 1 offer"]);
    expect(newest().sentTracks()).toEqual([voice]);
  });

  it("[LK5] makes the picture connection with the first picture, and no other for the second", async () => {
    const { link, pcs, said, newest } = createLinkRig("maker");
    link.open();
    link.setTrack("camera", null);
    await settled();
    expect(pcs).toHaveLength(1);
    const [camera, screen] = [fakeTrack("video"), fakeTrack("video")];
    link.setTrack("camera", camera);
    await settled();
    expect(newest().sentTracks()).toEqual([camera, null]);
    link.setTrack("screen", screen);
    link.setTrack("camera", null);
    await settled();
    expect(newest().sentTracks()).toEqual([null, screen]);
    expect(said()).toEqual(["audio 1 offer", "picture 1 offer"]);
  });

  it("[LK27] makes no picture connection while there is no room for pictures, and one when there is", async () => {
    const { link, said, room, clock } = createLinkRig("maker");
    link.open();
    await settled();
    room.forPictures = false;
    link.setTrack("camera", fakeTrack());
    link.preparePictures();
    await settled();
    expect(said()).toEqual(["audio 1 offer"]);
    room.forPictures = true;
    for (let times = 0; times < 3; times++) {
      link.preparePictures();
      await settled();
      clock.advance(6_000);
    }
    expect(said()).toEqual(["audio 1 offer", "picture 1 offer"]);
  });

  it("[LK6] makes the next epoch when a connection as new as its own is not good enough", async () => {
    const { link, pcs, hears, said } = createLinkRig("maker");
    link.open();
    await settled();
    await hears(wanted("audio", 1));
    expect(said()).toEqual(["audio 1 offer", "audio 2 offer"]);
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["closed", "have-local-offer"]);
    await hears(wanted("picture", 0));
    expect(said().at(-1)).toBe("picture 1 offer");
  });

  it("[LK6] makes none when what is wanted is already replaced", async () => {
    const { link, pcs, hears } = createLinkRig("maker");
    link.open();
    await hears(wanted("audio", 1), wanted("audio", 1), wanted("audio", 0));
    expect(pcs).toHaveLength(2);
  });

  it("[LK7] takes no offer for a connection, only its own answers", async () => {
    const { link, pcs, hears, newest } = createLinkRig("maker");
    link.open();
    await settled();
    await hears(description("audio", 2, "offer"), description("picture", 1, "offer"));
    expect(pcs).toHaveLength(1);
    expect(newest().remote).toHaveLength(0);
    await hears(description("audio", 1, "answer"));
    expect(newest().signalingState).toBe("stable");
  });
});

describe("the polite side", () => {
  it("[LK8] waits for the offer, then answers with its own track", async () => {
    const { link, pcs, hears, said, newest } = createLinkRig("polite");
    const voice = fakeTrack();
    link.setTrack("microphone", voice);
    link.open();
    await settled();
    expect([pcs.length, said().length]).toEqual([0, 0]);
    await hears(description("audio", 1, "offer"));
    expect(said()).toEqual(["audio 1 answer"]);
    expect(newest().sentTracks()).toEqual([voice]);
    expect(newest().getTransceivers()[0]?.direction).toBe("sendrecv");
  });

  it("[LK9] an offer of a newer epoch replaces what it had and cannot come to stand", async () => {
    const { pcs, hears, said, newest } = createLinkRig("polite");
    await hears(description("audio", 1, "offer"));
    newest().transport("failed");
    await hears(description("audio", 4, "offer"));
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["closed", "stable"]);
    expect(said().at(-1)).toBe("audio 4 answer");
  });

  it("[LK9] only an offer begins a connection", async () => {
    const { pcs, hears } = createLinkRig("polite");
    await hears(candidate("audio", 1), description("audio", 1, "answer"), wanted("audio", 1));
    expect(pcs).toHaveLength(0);
  });

  it("[LK10] may not make the picture connection, so it asks for it", async () => {
    const { link, pcs, hears, said, newest } = createLinkRig("polite");
    const camera = fakeTrack("video");
    link.setTrack("camera", camera);
    expect(said()).toEqual(["picture 0 wanted"]);
    expect(pcs).toHaveLength(0);
    await hears(description("picture", 1, "offer"));
    expect(newest().sentTracks()).toEqual([camera, null]);
  });
});

describe("both sides", () => {
  it("[LK11] what is left of an older epoch is dropped", async () => {
    const { hears, newest } = createLinkRig("polite");
    await hears(description("audio", 2, "offer"));
    await hears(candidate("audio", 1), description("audio", 1, "offer"), candidate("audio", 3));
    expect([newest().remote.length, newest().candidates.length]).toEqual([1, 0]);
    await hears(candidate("audio", 2, "candidate:good"));
    expect(newest().candidates).toEqual([expect.objectContaining({ candidate: "candidate:good" })]);
  });

  it("[LK11] audio and picture count their epochs apart", async () => {
    const { hears, said } = createLinkRig("polite");
    await hears(description("audio", 5, "offer"), description("picture", 1, "offer"));
    expect(said()).toEqual(["audio 5 answer", "picture 1 answer"]);
  });

  it("[LK12] shows how its audio does, and not how its picture does", async () => {
    const { link, pcs } = createLinkRig("maker");
    const statuses: string[] = [];
    link.status.subscribe(() => statuses.push(link.status.get()));
    link.open();
    link.setTrack("camera", fakeTrack("video"));
    await settled();
    for (const state of [
      "connecting",
      "connected",
      "disconnected",
      "failed",
      "connected",
    ] as const) {
      pcs[0]?.transport(state);
      pcs[1]?.transport("failed");
    }
    expect(statuses).toEqual(["connected", "recovering", "connected"]);
  });

  it("[LK13] a lost maker tries afresh after 5 s, and shows that it connects again", async () => {
    const { link, pcs, clock, newest, said } = createLinkRig("maker");
    link.open();
    for (const state of failures) newest().transport(state);
    expect(link.status.get()).toBe("lost");
    clock.advance(4_999);
    expect(pcs).toHaveLength(1);
    clock.advance(1);
    await settled();
    expect(link.status.get()).toBe("connecting");
    expect(said().at(-1)).toBe("audio 2 offer");
    newest().transport("connected");
    expect(link.status.get()).toBe("connected");
    clock.advance(60_000);
    expect(pcs).toHaveLength(2);
  });

  it("[LK13] a lost polite side asks for a fresh one after 5 s", async () => {
    const { link, clock, hears, newest, said } = createLinkRig("polite");
    await hears(description("audio", 3, "offer"));
    for (const state of failures) newest().transport(state);
    clock.advance(5_000);
    expect([link.status.get(), said().at(-1)]).toEqual(["lost", "audio 3 wanted"]);
  });

  it("[LK13] a lost link that was replaced in time does not try once more", async () => {
    const { link, clock, pcs, hears, newest } = createLinkRig("maker");
    link.open();
    for (const state of failures) newest().transport(state);
    await hears(wanted("audio", 1));
    expect([pcs.length, clock.waiting()]).toEqual([2, 1]); // it goes on looking
  });

  it("[LK14] a connection that broke is replaced after half a second, once", async () => {
    const { link, clock, pcs, hears, said } = createLinkRig("maker");
    link.open();
    await settled();
    const bad = {
      ...description("audio", 1, "answer"),
      description: { type: "answer", sdp: BAD_SDP },
    } as const;
    await hears(bad, bad);
    clock.advance(499);
    expect(pcs).toHaveLength(1);
    clock.advance(1);
    await settled();
    expect(said().at(-1)).toBe("audio 2 offer");
    expect(clock.waiting()).toBe(1); // it goes on looking
  });

  it("[LK14] a lost connection that then broke is replaced once, not twice", async () => {
    const { link, clock, pcs, hears, newest } = createLinkRig("maker");
    link.open();
    for (const state of failures) newest().transport(state);
    const answer = description("audio", 1, "answer");
    await hears({ ...answer, description: { type: "answer", sdp: BAD_SDP } });
    clock.advance(60_000);
    expect(pcs).toHaveLength(2);
  });

  it("[LK15] a change of the network restarts ICE on every connection", async () => {
    const { link, pcs } = createLinkRig("maker");
    link.open();
    link.setTrack("camera", fakeTrack("video"));
    link.restartIce();
    await settled();
    expect(pcs.map(({ iceRestarts }) => iceRestarts)).toEqual([1, 1]);
  });

  it("[LK16] tracks of the other end arrive under the name of their slot", async () => {
    const { hears, newest, received } = createLinkRig("polite");
    await hears(description("picture", 1, "offer"));
    const [camera, screen] = [fakeTrack("video"), fakeTrack("video")];
    newest().hears(1, screen);
    newest().hears(0, camera);
    expect(received).toEqual([
      ["screen", screen],
      ["camera", camera],
    ]);
  });
});

describe("close", () => {
  it("[LK17] closes every connection and ends the tries", async () => {
    const { link, pcs, clock, newest, sent } = createLinkRig("maker");
    link.open();
    link.setTrack("camera", fakeTrack("video"));
    await settled();
    for (const state of failures) newest().transport(state);
    const before = sent.length;
    link.close();
    link.close();
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["closed", "closed"]);
    expect(clock.waiting()).toBe(0);
    clock.advance(60_000);
    await settled();
    expect([pcs.length, sent.length]).toEqual([2, before]);
  });

  it.each(["maker", "polite"] as const)("[LK17] nothing wakes a closed %s", async (side) => {
    const { link, pcs, hears, sent } = createLinkRig(side);
    link.close();
    link.open();
    link.setTrack("camera", fakeTrack("video"));
    link.restartIce();
    await hears(description("audio", 1, "offer"), wanted("audio", 9), candidate("audio", 1));
    expect([pcs.length, sent.length]).toEqual([0, 0]);
  });
});
