import {
  decodeMediaSignal,
  encodeMediaSignal,
  type Member,
  type SeatId,
  type SignalFrame,
} from "@efir/protocol";
import { describe, expect, it } from "vitest";
import { Care } from "./care/care.ts";
import { Links } from "./links.ts";
import { Redundancy } from "./red/redundancy.ts";
import { createCountedClock } from "./testing/counted-clock.ts";
import { FakePc } from "./testing/fake-pc.ts";
import { fakeTrack } from "./testing/fake-track.ts";
import { candidate, description } from "./testing/link-rig.ts";
import { member, seatOf } from "./testing/people.ts";
import { settled } from "./testing/settled.ts";

const anna = member("anna", 30);
const self = member("self", 20);
const boris = member("boris", 10);
const AUDIO_OFFER = encodeMediaSignal(description("audio", 1, "offer"));

function start(wayMs: number | null = null) {
  const clock = createCountedClock();
  const redundancy = new Redundancy(() => {
    throw new Error("No workers here");
  });
  const care = new Care({ clock, redundancy, wayMs: () => wayMs, onChange: () => undefined });
  care.has("camera", true);
  const pcs: FakePc[] = [];
  const sent: SignalFrame[] = [];
  const closed: SeatId[] = [];
  const heard: string[] = [];
  let statuses = 0;
  const links = new Links({
    clock,
    care,
    onSilent: () => undefined,
    signalingUp: () => true,
    random: () => 0,
    createPc: () => {
      const pc = new FakePc();
      pcs.push(pc);
      return pc.asPc();
    },
    send: (signal) => sent.push(signal),
    onTrack: (seat, slot) => heard.push(`${seat} ${slot}`),
    onClosed: (seat) => closed.push(seat),
    onStatus: () => statuses++,
  });
  return {
    links,
    care,
    pcs,
    sent,
    closed,
    heard,
    statuses: () => statuses,
    follow: async (...roster: readonly Member[]) => {
      links.follow(self.seat, roster);
      await settled();
    },
    /** Voice has flowed for as long as a picture waits for. */
    proved: async () => {
      for (const pc of pcs) pc.transport("connected");
      for (let second = 0; second < 5; second++) {
        clock.advance(1_000);
        await settled();
      }
    },
    hears: async (seat: SeatId, n: number, payload: string) => {
      links.receive({ seat, n, payload });
      await settled();
    },
    /** "seat-of-anna 1 offer" */
    said: () =>
      sent.map(({ seat, n, payload }) => {
        const signal = decodeMediaSignal(payload);
        if (!signal.ok) return "junk";
        const { value } = signal;
        const what = value.kind === "description" ? value.description.type : value.kind;
        return `${seat} ${n} ${what}`;
      }),
  };
}

describe("who is linked", () => {
  it("[LI1] of two, the one that was there first makes the connection", async () => {
    const { follow, said, pcs } = start();
    await follow(anna, self, boris);
    expect(said()).toEqual(["seat-of-anna 1 offer"]);
    expect(pcs).toHaveLength(1);
  });

  it("[LI1] of two that joined at once, the one whose seat sorts first", async () => {
    const { links, said } = start();
    const [before, after] = [member("aaa", self.joinedAt), member("zzz", self.joinedAt)];
    links.follow(self.seat, [before, self, after]);
    await settled();
    expect(said()).toEqual(["seat-of-zzz 1 offer"]);
  });

  it("[LI2] links come and go with the roster, and the others' stay as they are", async () => {
    const { follow, pcs, closed } = start();
    const other = member("other", 40);
    await follow(other, anna, self);
    await follow(other, self);
    expect(closed).toEqual([anna.seat]);
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["have-local-offer", "closed"]);
    await follow(other, self);
    await follow(other, { ...anna, joinedAt: 45 }, self);
    expect([pcs.length, closed.length]).toEqual([3, 1]);
  });

  it("[LI2] there is no link to oneself, and none before one stands in the roster", async () => {
    const { follow, pcs } = start();
    await follow(self);
    await follow(anna, boris);
    expect(pcs).toHaveLength(0);
  });

  it("[LI3] a new seat of one's own starts all links afresh", async () => {
    const { links, follow, pcs, closed, said } = start();
    await follow(anna, self);
    const again = member("again", 25);
    links.follow(again.seat, [anna, again]);
    await settled();
    expect(closed).toEqual([anna.seat]);
    expect(pcs.map(({ signalingState }) => signalingState)).toEqual(["closed", "have-local-offer"]);
    expect(said()).toEqual(["seat-of-anna 1 offer", "seat-of-anna 1 offer"]);
  });

  it("[LI3] but those that are kept: their people come back as well", async () => {
    const { links, follow, pcs, closed } = start();
    await follow(anna, self);
    const again = member("again", 25);
    links.keep(anna.seat);
    links.follow(again.seat, [again]);
    await settled();
    expect([pcs.length, closed]).toEqual([1, []]);
    links.letGo(anna.seat);
    expect([pcs[0]?.signalingState, closed]).toEqual(["closed", [anna.seat]]);
  });

  it("[LI4] close closes all, and tells of each", async () => {
    const { links, follow, pcs, closed } = start();
    await follow(member("other", 40), anna, self);
    links.close();
    links.close();
    expect(pcs.every(({ signalingState }) => signalingState === "closed")).toBe(true);
    expect(closed).toEqual([seatOf("other"), anna.seat]);
  });
});

describe("signals", () => {
  it("[LI5] are counted from 1, for each seat by itself", async () => {
    const { follow, said, pcs } = start();
    await follow(member("other", 40), anna, self);
    pcs[0]?.finds("candidate:1");
    pcs[1]?.finds("candidate:1");
    pcs[0]?.finds("candidate:2");
    expect(said()).toEqual([
      "seat-of-other 1 offer",
      "seat-of-anna 1 offer",
      "seat-of-other 2 candidate",
      "seat-of-anna 2 candidate",
      "seat-of-other 3 candidate",
    ]);
  });

  it("[LI6] what comes twice, or out of its turn, is dropped", async () => {
    const { follow, hears, pcs } = start();
    await follow(self, boris);
    await hears(boris.seat, 1, AUDIO_OFFER);
    const more = encodeMediaSignal(candidate("audio", 1));
    for (const n of [1, 3, 3, 2, 1, 4]) await hears(boris.seat, n, more);
    expect(pcs[0]?.candidates).toHaveLength(2);
  });

  it("[LI6] each seat has a count of its own", async () => {
    const { follow, hears, pcs } = start();
    await follow(self, boris, member("clara", 5));
    await hears(boris.seat, 7, AUDIO_OFFER);
    await hears(seatOf("clara"), 1, AUDIO_OFFER);
    expect(pcs).toHaveLength(2);
  });

  it("[LI7] what comes from nobody in the roster is dropped", async () => {
    const { follow, hears, pcs, sent } = start();
    await follow(self);
    await hears(boris.seat, 1, AUDIO_OFFER);
    expect([pcs.length, sent.length]).toEqual([0, 0]);
  });

  it.each(["", "junk", "null", "{}", '{"kind":"dance","connection":"audio","epoch":1}'])(
    "[LI8] what is no media signal is dropped: %o",
    async (payload) => {
      const { follow, hears, pcs, said } = start();
      await follow(self, boris);
      await hears(boris.seat, 1, payload);
      expect(pcs).toHaveLength(0);
      await hears(boris.seat, 2, AUDIO_OFFER);
      expect(said()).toEqual(["seat-of-boris 1 answer"]);
    },
  );
});

describe("tracks and statuses", () => {
  it("[LI9] a new link gets the tracks that were there before", async () => {
    const { links, follow, pcs, proved } = start();
    const [voice, camera] = [fakeTrack(), fakeTrack("video")];
    links.setTrack("microphone", voice);
    links.setTrack("camera", camera);
    await follow(anna, self);
    const tracks = () => pcs.map((pc) => pc.sentTracks());
    expect(tracks()).toContainEqual([voice]);
    expect(pcs).toHaveLength(1); // a picture waits until voice flows
    await proved();
    expect(tracks()).toContainEqual([camera, null]);
  });

  it("[LI9] a track that is gone is not given to those who come later", async () => {
    const { links, follow, pcs } = start();
    links.setTrack("microphone", fakeTrack());
    links.setTrack("microphone", null);
    await follow(anna, self);
    expect(pcs[0]?.sentTracks()).toEqual([null]);
  });

  it("[LI10] a track is sent to everybody", async () => {
    const { links, follow, pcs } = start();
    await follow(member("other", 40), anna, self);
    const voice = fakeTrack();
    links.setTrack("microphone", voice);
    await settled();
    expect(pcs.map((pc) => pc.sentTracks())).toEqual([[voice], [voice]]);
  });

  it("[LI11] tells whose track came, and how each link does", async () => {
    const { links, follow, pcs, heard, statuses } = start();
    await follow(anna, self);
    expect([links.status(anna.seat), links.status(boris.seat)]).toEqual([
      "connecting",
      "connecting",
    ]);
    const before = statuses();
    pcs[0]?.transport("connected");
    pcs[0]?.hears(0, fakeTrack());
    expect([links.status(anna.seat), statuses() - before]).toEqual(["connected", 1]);
    expect(heard).toEqual(["seat-of-anna microphone"]);
  });
});

describe("a slow way to the server", () => {
  it("[LI20] is told to everybody as a link begins", async () => {
    const { follow, said } = start(640);
    await follow(anna, self, boris);
    expect(said().toSorted()).toEqual([
      "seat-of-anna 1 way",
      "seat-of-anna 2 offer",
      "seat-of-boris 1 way",
    ]);
    const near = start(60);
    await near.follow(anna, self);
    expect(near.said()).toEqual(["seat-of-anna 1 offer"]);
  });

  it("[LI21] of the other's holds one's own picture back at once, and one is told so", async () => {
    const { follow, hears, care } = start();
    await follow(anna, self);
    expect(care.line.get().picture).not.toBe("held-back");
    await hears(anna.seat, 1, encodeMediaSignal({ kind: "way", rttMs: 640 }));
    expect(care.line.get().picture).toBe("held-back");
    care.has("camera", false);
    await hears(anna.seat, 2, encodeMediaSignal({ kind: "way", rttMs: 640 }));
    expect(care.line.get().picture).toBe("none");
  });
});

it("[LI22] what the other hears of one's voice is heeded at once", async () => {
  const { follow, hears, said, pcs } = start();
  await follow(anna, self);
  pcs[0]?.transport("connected");
  await settled();
  const sayings = () => said().filter((saying) => saying.endsWith("sending")).length;
  const before = sayings();
  const reception = { loss: "much", bursts: true, late: false, broken: true } as const;
  await hears(anna.seat, 1, encodeMediaSignal({ kind: "reception", ...reception }));
  expect(sayings()).toBe(before + 1);
});
