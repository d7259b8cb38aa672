import type { ServerMessage } from "@efir/protocol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCallRig } from "./testing/call-rig.ts";
import { FakeAudio } from "./testing/fake-audio.ts";
import { FakeAudioContext } from "./testing/fake-audio-context.ts";
import { FakeMediaStream, FakeTrack, fakeTrack } from "./testing/fake-track.ts";
import { joinedAs, member, QUIET, ROOM, seatOf } from "./testing/people.ts";
import { settled } from "./testing/settled.ts";

beforeEach(() => {
  FakeAudio.reset();
  vi.stubGlobal("MediaStream", FakeMediaStream);
  vi.stubGlobal("Audio", FakeAudio);
});
afterEach(() => void vi.unstubAllGlobals());

const anna = member("anna", 3);
const self = member("self", 2);
const WELCOME: ServerMessage = {
  type: "welcome",
  version: 1,
  self,
  ice: {
    iceServers: [{ urls: ["turn:turn.efir.test"], username: "u", credential: "c" }],
    iceTransportPolicy: "relay",
    expiresAt: null,
  },
};

async function inTheRoom() {
  const rig = await createCallRig();
  rig.newest().opens();
  rig.newest().serverSays(WELCOME);
  rig.newest().serverSays(joinedAs(self, anna));
  await settled();
  const shown = (name: string) => rig.call.members.get().find((one) => one.name === name);
  return { ...rig, shown };
}

describe("a call", () => {
  it("[CA1] goes from connecting to live to reconnecting to live again", async () => {
    const { call, newest, clock } = await createCallRig();
    const phases: string[] = [call.phase.get().kind];
    call.phase.subscribe(() => phases.push(call.phase.get().kind));
    newest().opens();
    newest().serverSays(joinedAs(self, anna));
    expect(call.phase.get()).toEqual({ kind: "live", room: ROOM });
    newest().serverCloses(1006);
    clock.advance(300);
    await settled();
    newest().opens();
    newest().serverSays(joinedAs(member("back", 9), anna));
    expect(phases.filter((kind, index) => kind !== phases[index - 1])).toEqual([
      "connecting",
      "live",
      "reconnecting",
      "live",
    ]);
    expect(call.members.get().map(({ name, link }) => [name, link])).toEqual([
      ["anna", "connecting"],
      ["back", "self"],
    ]);
  });

  it("[CA2] connects by the servers that the welcome named", async () => {
    const { configurations } = await inTheRoom();
    expect(configurations).toEqual([
      {
        bundlePolicy: "max-bundle",
        iceServers: [{ urls: ["turn:turn.efir.test"], username: "u", credential: "c" }],
        iceTransportPolicy: "relay",
      },
    ]);
  });

  it("[CA3] media outlives the socket, until there is a new seat", async () => {
    const { pcs, newest } = await inTheRoom();
    newest().serverCloses(1006);
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["have-local-offer"]);
  });

  it("[CA3] links go on when the session does, whole roster or not", async () => {
    const { pcs, newest, clock } = await inTheRoom();
    const before = pcs.length;
    newest().serverCloses(1006);
    clock.advance(300);
    await settled();
    newest().opens();
    newest().serverSays(joinedAs(self, anna));
    expect(pcs).toHaveLength(before);
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["have-local-offer"]);
  });

  it("[CA3] links go on over a server that has forgotten everybody, until their people are back", async () => {
    const { pcs, newest, clock } = await inTheRoom();
    newest().serverCloses(1006);
    clock.advance(300);
    await settled();
    newest().opens();
    newest().serverSays(joinedAs({ ...self, seat: seatOf("self-anew") }));
    const states = () => pcs.map(({ signalingState }) => signalingState);
    expect(states()).toEqual(["have-local-offer"]);
    clock.advance(10_000);
    expect(states()).toEqual(["closed"]);
  });

  it("[CA3] a page that goes for good leaves, and its seat is not waited for", async () => {
    const { gone, newest, call } = await inTheRoom();
    for (const listener of gone) listener();
    expect(newest().messages().at(-1)).toEqual({ type: "leave" });
    expect(call.phase.get()).toEqual({ kind: "ended", reason: "left" });
    expect(gone.size).toBe(0);
  });

  it("[CA3] an outage behind the server is shown, and when it is over", async () => {
    const { call, newest } = await inTheRoom();
    newest().serverSays({ type: "outage", state: "began" });
    expect(call.outage.get()).toBe(true);
    newest().serverSays({ type: "outage", state: "ended" });
    expect(call.outage.get()).toBe(false);
  });

  it("[CA4] what one switches on is sent, told, and shown in one's own entry", async () => {
    const { call, clock, pcs, newest, tracks, shown } = await inTheRoom();
    await call.microphone.start();
    await call.camera.start();
    call.raiseHand(true);
    for (const pc of pcs) pc.transport("connected");
    for (let second = 0; second < 5; second++) {
      clock.advance(1_000);
      await settled();
    }
    expect(pcs.map((pc) => pc.sentTracks())).toEqual([[tracks[0]], [tracks[1], null]]);
    const state = { ...QUIET, mic: "on", camera: "on", hand: true };
    const states = newest()
      .messages()
      .filter(({ type }) => type === "state");
    expect(states.at(-1)).toEqual({ type: "state", state });
    expect(shown("self")?.state).toEqual(state);
    expect(shown("self")?.camera?.getTracks()).toEqual([tracks[1]]);
    call.camera.stop();
    expect(shown("self")).toMatchObject({ camera: null, state: { camera: "off" } });
  });

  it("[CA5] a change between join and joined is told once one is in", async () => {
    const { call, newest } = await createCallRig();
    newest().opens();
    await call.microphone.start();
    expect(
      newest()
        .messages()
        .map(({ type }) => type),
    ).toEqual(["hello", "join"]);
    newest().serverSays(joinedAs(self));
    expect(newest().messages().slice(2)).toEqual([
      { type: "state", state: { ...QUIET, mic: "on" } },
    ]);
  });

  it("[CA5] what the join carried is not told again", async () => {
    const { newest } = await inTheRoom();
    expect(
      newest()
        .messages()
        .map(({ type }) => type),
    ).toEqual(["hello", "join"]);
  });

  it("[CA6] another's picture is shown while its owner says that it is on", async () => {
    const { pcs, newest, shown, call } = await inTheRoom();
    pcs[0]?.transport("connected");
    await call.camera.start();
    await settled();
    const picture = fakeTrack("video");
    pcs[1]?.hears(0, picture);
    expect(shown("anna")?.camera).toBeNull();
    const state = { ...QUIET, camera: "on" } as const;
    newest().serverSays({ type: "member-changed", seat: anna.seat, state });
    expect(shown("anna")?.camera?.getTracks()).toEqual([picture]);
  });

  it("[CA7] a network that comes back is used at once", async () => {
    const { sockets, newest, networks } = await inTheRoom();
    newest().serverCloses(1006);
    for (const listener of networks) listener("came");
    await settled();
    expect(sockets).toHaveLength(2);
  });

  it("[CA8] leaving in the middle of a word leaves no level to be told", async () => {
    vi.stubGlobal("AudioContext", FakeAudioContext);
    FakeAudioContext.reset();
    const { call, clock, newest } = await inTheRoom();
    await call.microphone.start();
    for (const loudness of [0.5, 0.05, 0.5]) {
      FakeAudioContext.loudness = loudness;
      clock.advance(100);
    }
    const levels = newest()
      .messages()
      .map((message) => (message.type === "state" ? message.state.level : null));
    expect(levels).toEqual([null, null, 0, 2]);
    call.leave();
    expect(clock.waiting()).toBe(0);
  });

  it("[CA8] after leaving nothing is held, and nothing is waited for", async () => {
    const { call, pcs, tracks, clock, newest, networks } = await inTheRoom();
    await call.microphone.start();
    pcs[0]?.transport("connected");
    await call.camera.start();
    await call.screen?.start();
    await settled();
    const sent = newest().sent.length;
    call.leave();
    call.raiseHand(true);
    expect(call.phase.get()).toEqual({ kind: "ended", reason: "left" });
    expect(tracks.map(({ readyState }) => readyState)).toEqual(["ended", "ended", "ended"]);
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["closed", "closed"]);
    expect([clock.waiting(), networks.size, newest().sent.length]).toEqual([0, 0, sent + 1]);
  });

  it("[CA8] a call that the server ended is as over as one that was left", async () => {
    const { call, pcs, clock, newest } = await inTheRoom();
    newest().serverCloses(4005);
    expect(call.phase.get()).toEqual({ kind: "ended", reason: "taken-over" });
    expect([pcs[0]?.signalingState, clock.waiting()]).toEqual(["closed", 0]);
  });
});

describe("a call that moves to another device", () => {
  const again = { ...anna, seat: seatOf("anna-elsewhere"), joinedAt: 9 };
  const moved = { type: "member-left", seat: anna.seat, reason: "replaced", moved: true } as const;
  const joined = { type: "member-joined", member: again } as const;
  const playing = () => FakeAudio.made.filter((audio) => audio.playing).length;

  it("[CA20] the other is listed once and heard throughout, until the new voice has come", async () => {
    const { call, newest, pcs, clock } = await inTheRoom();
    pcs[0]?.hears(0, fakeTrack());
    const counts: number[] = [];
    const names = () => call.members.get().filter(({ id }) => id === anna.id).length;
    call.members.subscribe(() => counts.push(names()));
    newest().serverSays(moved);
    newest().serverSays(joined);
    await settled();
    expect([pcs[0]?.signalingState, playing()]).toEqual(["have-local-offer", 1]);
    const voice = new FakeTrack();
    voice.muted = true;
    pcs[1]?.hears(0, voice.asTrack());
    expect(playing()).toBe(2);
    voice.interrupted(false);
    clock.advance(150);
    expect([pcs[0]?.signalingState, playing()]).toEqual(["closed", 1]);
    expect(new Set(counts)).toEqual(new Set([1]));
  });

  it("[CA20] whoever is muted or gone meanwhile is not heard from the old device either", async () => {
    const { newest, pcs } = await inTheRoom();
    pcs[0]?.hears(0, fakeTrack());
    newest().serverSays(moved);
    newest().serverSays(joined);
    const rights = { role: "speaker", muted: true } as const;
    newest().serverSays({ type: "member-rights", seat: again.seat, ...rights });
    expect([pcs[0]?.signalingState, playing()]).toEqual(["closed", 0]);
  });

  it("[CA20] whoever does not come is not shown for longer", async () => {
    const { newest, clock, shown } = await inTheRoom();
    newest().serverSays(moved);
    expect(shown("anna")).toBeDefined();
    clock.advance(6_000);
    expect(shown("anna")).toBeUndefined();
  });

  it("[CA21] the old device is over at once, and heard for as long as the others listen", async () => {
    const { call, newest, pcs, tracks, clock } = await inTheRoom();
    await call.microphone.start();
    newest().serverCloses(4013);
    expect(call.phase.get()).toEqual({ kind: "ended", reason: "moved-away" });
    clock.advance(1_000);
    expect([pcs[0]?.signalingState, tracks[0]?.readyState]).not.toContain("closed");
    for (const pc of pcs) pc.otherEndCloses();
    clock.advance(100);
    expect([pcs[0]?.signalingState, tracks[0]?.readyState]).toEqual(["closed", "ended"]);
    expect(clock.waiting()).toBe(0);
  });

  it("[CA21] it does not wait for them for longer than six seconds, and not when it is left", async () => {
    const late = await inTheRoom();
    late.newest().serverCloses(4013);
    late.clock.advance(6_000);
    expect([late.pcs[0]?.signalingState, late.clock.waiting()]).toEqual(["closed", 0]);
    const left = await inTheRoom();
    left.newest().serverCloses(4013);
    left.call.leave();
    expect([left.pcs[0]?.signalingState, left.clock.waiting()]).toEqual(["closed", 0]);
  });
});

it("[RP9] how the way to the server came back is told to the server", async () => {
  const { newest, clock, pcs } = await inTheRoom();
  newest().serverCloses(1006);
  clock.advance(300);
  await settled();
  newest().opens();
  newest().serverSays(joinedAs(self, anna));
  const reports = newest()
    .messages()
    .filter(({ type }) => type === "report");
  expect(reports).toEqual([
    { type: "report", report: { kind: "recovery", cause: "socket", ms: 300 } },
  ]);
  expect(pcs).toHaveLength(1);
});
