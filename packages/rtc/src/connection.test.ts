import { describe, expect, it } from "vitest";
import type { ConnectionName } from "@efir/protocol";
import { Connection, type ConnectionSignal } from "./connection.ts";
import type { Slot } from "./slots.ts";
import { BAD_SDP, FakePc } from "./testing/fake-pc.ts";
import { createCountedClock } from "./testing/counted-clock.ts";
import { createFakeShape } from "./testing/fake-shape.ts";
import { fakeTrack } from "./testing/fake-track.ts";
import { settled } from "./testing/settled.ts";

interface Setting {
  readonly polite?: boolean;
  readonly name?: ConnectionName;
}

function start({ polite = false, name = "audio" }: Setting = {}) {
  const pc = new FakePc();
  const clock = createCountedClock();
  const sent: ConnectionSignal[] = [];
  const broken: unknown[] = [];
  const tracks = new Map<Slot, MediaStreamTrack>();
  const fake = createFakeShape();
  const connection = new Connection({
    name,
    polite,
    pc: pc.asPc(),
    shape: fake.shape,
    tracks,
    clock,
    send: (signal) => sent.push(signal),
    onTrack: () => undefined,
    onBroken: (error) => broken.push(error),
  });
  const hears = async (...signals: readonly ConnectionSignal[]) => {
    for (const signal of signals) connection.receive(signal);
    await settled();
  };
  const said = () =>
    sent.map((signal) => (signal.kind === "candidate" ? "candidate" : signal.description.type));
  return { pc, clock, connection, sent, broken, hears, said, tracks, ...fake };
}

const offer = (sdp = "m=audio\r\n"): ConnectionSignal => ({
  kind: "description",
  description: { type: "offer", sdp },
});
const answer: ConnectionSignal = {
  kind: "description",
  description: { type: "answer", sdp: "m=audio\r\n" },
};
const candidate: ConnectionSignal = {
  kind: "candidate",
  candidate: { candidate: "candidate:1", sdpMid: "0", sdpMLineIndex: 0, usernameFragment: null },
};

describe("crossing offers", () => {
  it("[CN1] the impolite side ignores the other's, and the candidates that belong to it", async () => {
    const { pc, hears, said, broken } = start({ polite: false });
    await settled();
    await hears(offer(), candidate);
    expect([said(), pc.signalingState]).toEqual([["offer"], "have-local-offer"]);
    expect([pc.remote.length, broken.length]).toEqual([0, 0]);
    await hears(answer, candidate);
    expect([pc.signalingState, pc.candidates.length]).toEqual(["stable", 1]);
  });

  it("[CN1] the polite side gives way and answers", async () => {
    const { pc, connection, hears, said } = start({ polite: true });
    await hears(offer());
    connection.restartIce();
    await settled();
    expect([said(), pc.signalingState]).toEqual([["answer", "offer"], "have-local-offer"]);
    await hears(offer());
    expect([said(), pc.signalingState]).toEqual([["answer", "offer", "answer"], "stable"]);
  });
});

describe("what goes over the wire", () => {
  it("[CN2] signals are applied one after another, in the order they came", async () => {
    const { pc, hears } = start({ polite: true });
    await hears(offer(), candidate, candidate);
    expect([pc.remote.length, pc.candidates.length]).toEqual([1, 2]);
  });

  it("[CN3] candidates go out as they are found; the end of candidates does not", async () => {
    const { pc, sent } = start({ polite: true });
    pc.finds("candidate:1");
    pc.finds("");
    expect(sent).toEqual([candidate]);
  });

  it("[CN10] a relay that is reached by UDP is not told once more as one by TCP or TLS", async () => {
    const told = (...found: readonly ("udp" | "tcp" | "tls")[]) => {
      const { pc, sent } = start({ polite: true });
      for (const protocol of found) pc.finds(protocol, protocol === "udp" ? null : protocol);
      return sent.map((signal) => signal.kind === "candidate" && signal.candidate.candidate);
    };
    expect(told("udp", "tcp", "tls")).toEqual(["udp"]);
    expect(told("tcp", "tls")).toEqual(["tcp", "tls"]); // UDP is blocked
    expect(told("tcp", "udp", "tls")).toEqual(["tcp", "udp"]);
  });

  it("[CN12] what only calls by TCP is not told: it leads to nobody who only calls as well", async () => {
    const { pc, sent } = start({ polite: true });
    pc.finds("candidate:1 1 tcp 1518283007 192.0.2.1 9 typ host tcptype active generation 0");
    pc.finds("candidate:2 1 tcp 1518217471 192.0.2.1 5000 typ host tcptype passive");
    expect(sent).toHaveLength(1);
  });

  it("[CN4] the other's description is applied as the shape edits it", async () => {
    const { pc, hears, wish } = start({ polite: true });
    wish.set("edited");
    await hears(offer());
    expect(pc.remote.map(({ sdp }) => sdp)).toEqual(["m=audio\r\na=edited\r\n"]);
  });
});

describe("the shape of what is sent", () => {
  it("[CN8] transceivers are prepared before any local description, on both sides", async () => {
    const polite = start({ polite: true });
    polite.pc.setLocalDescription = async () => void polite.asked.push("local");
    await polite.hears(offer());
    expect(polite.asked).toEqual(["prepare", "local", "settle"]);
    const maker = start({ name: "picture" });
    expect(maker.asked).toEqual(["prepare", "prepare"]);
  });

  it.each([
    ["maker", "m=audio\r\na=setup:active\r\n", "a=setup:active"],
    ["polite", "m=audio\r\na=setup:actpass\r\n", "a=setup:passive"],
  ] as const)("[CN9] the %s takes a new shape without the other side", async (side, sdp, setup) => {
    const { pc, hears, said, wish, asked } = start({ polite: side === "polite" });
    await settled();
    const type = side === "polite" ? "offer" : "answer";
    await hears({ kind: "description", description: { type, sdp } });
    const before = said();
    wish.set("narrow");
    await settled();
    expect(pc.signalingState).toBe("stable");
    expect(pc.remote.at(-1)).toEqual({
      type: "answer",
      sdp: `m=audio\r\n${setup}\r\na=narrow\r\n`,
    });
    expect(said()).toEqual(before);
    expect(asked.filter((what) => what === "settle")).toHaveLength(2);
  });

  it("[CN9] a shape that asks for the same description negotiates nothing", async () => {
    const { pc, connection, hears, asked } = start({ polite: true });
    await hears(offer());
    connection.tracksChanged();
    await settled();
    expect([pc.remote.length, asked.at(-1)]).toEqual([1, "settle"]);
  });

  it("[CN9] an ICE restart that is about to be negotiated goes first", async () => {
    const { pc, hears, wish } = start({ polite: true });
    await hears(offer());
    pc.iceName = "fresh";
    wish.set("narrow");
    await settled();
    expect([pc.remote.length, pc.signalingState]).toEqual([1, "stable"]);
  });

  it("[CN9] in the middle of a negotiation a new shape waits for its end", async () => {
    const { pc, hears, wish } = start({ polite: false });
    await settled();
    wish.set("narrow");
    await settled();
    expect([pc.remote.length, pc.signalingState]).toEqual([0, "have-local-offer"]);
    await hears(answer);
    expect(pc.remote.map(({ sdp }) => sdp)).toEqual(["m=audio\r\na=narrow\r\n"]);
  });

  it("[CN10] a track that the shape holds back is not sent, until it lets it go", async () => {
    const { pc, connection, hears, tracks, held, wish } = start({ polite: true });
    const voice = fakeTrack();
    tracks.set("microphone", voice);
    held.add("microphone");
    await hears(offer());
    connection.tracksChanged();
    await settled();
    expect(pc.sentTracks()).toEqual([null]);
    held.clear();
    wish.set("anything");
    await settled();
    expect(pc.sentTracks()).toEqual([voice]);
  });

  it("[CN11] a wish that the browser refuses breaks nothing", async () => {
    const { shape, broken, hears, said } = start({ polite: true });
    const refuse = () => {
      throw new Error("No");
    };
    Object.assign(shape, { prepare: refuse, settle: async () => refuse() });
    await hears(offer());
    expect([said(), broken]).toEqual([["answer"], []]);
  });
});

describe("trouble", () => {
  it("[CN5] a failed path is restarted up to three times", () => {
    const { pc, connection } = start();
    for (let failure = 1; failure <= 5; failure++) pc.transport("failed");
    expect([pc.iceRestarts, connection.status.get()]).toEqual([3, { kind: "lost" }]);
  });

  it("[CN6] what the browser cannot take breaks it, and its owner hears so", async () => {
    const { hears, broken } = start({ polite: true });
    await hears(offer(BAD_SDP));
    expect(broken).toEqual([new Error("Not a description")]);
    await hears(candidate);
    expect(broken).toHaveLength(2);
  });

  it("[CN7] what fails because it was closed is no break", async () => {
    const { pc, connection, hears, broken } = start({ polite: true });
    pc.setRemoteDescription = async () => {
      connection.close();
      throw new DOMException("", "InvalidStateError");
    };
    await hears(offer());
    expect(broken).toEqual([]);
  });

  it("[CN7] nothing is done, sent or reported after close", async () => {
    const { pc, connection, hears, sent, broken } = start({ polite: true });
    connection.receive(offer(BAD_SDP));
    connection.close();
    connection.close();
    connection.tracksChanged();
    pc.finds("candidate:1");
    pc.transport("connected");
    await hears(offer(), candidate);
    expect([sent.length, broken.length, pc.remote.length]).toEqual([0, 0, 0]);
    expect(connection.status.get()).toEqual({ kind: "closed" });
  });
});

describe("an offer that is not answered", () => {
  const rounds = (sent: readonly ConnectionSignal[]) =>
    sent.map((signal) => (signal.kind === "description" ? signal.round : null));
  const answer = (round?: number): ConnectionSignal => ({
    kind: "description",
    description: { type: "answer", sdp: "v=0\r\n" },
    ...(round !== undefined && { round }),
  });

  it("[CN8] is not followed by another for 4 s, then it is taken back for a newer one", async () => {
    const { connection, clock, said, sent } = start();
    await settled();
    clock.advance(4_000);
    connection.restartIce();
    await settled();
    expect(said()).toEqual(["offer"]);
    clock.advance(1);
    connection.restartIce();
    await settled();
    expect(rounds(sent)).toEqual([1, 2]);
  });

  it("[CN9] an answer to what was taken back is dropped, and breaks nothing", async () => {
    const { connection, clock, pc, hears, broken } = start();
    await settled();
    clock.advance(4_001);
    connection.restartIce();
    await settled();
    await hears(answer(1));
    expect(pc.remote).toHaveLength(0);
    await hears(answer(2), answer(2), answer());
    expect([pc.remote.length, broken.length]).toEqual([1, 0]);
  });

  it("[CN10] an answer says which offer it answers, if the offer said which it was", async () => {
    const { hears, sent } = start({ polite: true });
    const offered = { type: "offer", sdp: "v=0\r\nm=audio\r\n" } as const;
    await hears({ kind: "description", description: offered, round: 7 });
    await hears({ kind: "description", description: offered });
    expect(rounds(sent)).toEqual([7, undefined]);
  });
});
