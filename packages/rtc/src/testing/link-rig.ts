import type { LinkSignal } from "@efir/protocol";
import { Link } from "../link.ts";
import type { Slot } from "../slots.ts";
import { createCountedClock } from "./counted-clock.ts";
import { FakePc } from "./fake-pc.ts";
import { createFakeShape } from "./fake-shape.ts";
import { settled } from "./settled.ts";

type Description = Extract<LinkSignal, { kind: "description" }>;

/** One end of a link; the other end is the test. */
export function createLinkRig(side: "maker" | "polite") {
  const clock = createCountedClock();
  const pcs: FakePc[] = [];
  const signaling = { up: true };
  const way = { isFar: true };
  const room = { forPictures: true };
  const sent: LinkSignal[] = [];
  const received: (readonly [Slot, MediaStreamTrack])[] = [];
  const link = new Link({
    maker: side === "maker",
    clock,
    onSilent: () => undefined,
    picturesFit: () => room.forPictures,
    signalingUp: () => signaling.up,
    isFar: () => way.isFar,
    random: () => 0,
    createShape: () => createFakeShape().shape,
    createPc: () => {
      const pc = new FakePc();
      pcs.push(pc);
      return pc.asPc();
    },
    send: (signal) => sent.push(signal),
    onTrack: (slot, track) => received.push([slot, track]),
  });

  return {
    link,
    clock,
    signaling,
    room,
    way,
    pcs,
    sent,
    received,
    /** What was sent, in short: "audio 1 offer". */
    said: () =>
      sent.map((signal) => {
        const what = signal.kind === "description" ? signal.description.type : signal.kind;
        return `${signal.connection} ${signal.epoch} ${what}`;
      }),
    newest: (): FakePc => {
      const pc = pcs.at(-1);
      if (!pc) throw new Error("No connection was made");
      return pc;
    },
    hears: async (...signals: readonly LinkSignal[]): Promise<void> => {
      for (const signal of signals) link.receive(signal);
      await settled();
    },
  };
}

const M_LINES = { audio: "m=audio\r\n", picture: "m=video\r\nm=video\r\n" } as const;

export const description = (
  connection: LinkSignal["connection"],
  epoch: number,
  type: "offer" | "answer",
): Description => ({
  kind: "description",
  connection,
  epoch,
  description: { type, sdp: `v=0\r\n${M_LINES[connection]}` },
});

export const candidate = (
  connection: LinkSignal["connection"],
  epoch: number,
  text = "candidate:1",
): LinkSignal => ({
  kind: "candidate",
  connection,
  epoch,
  candidate: { candidate: text, sdpMid: "0", sdpMLineIndex: 0, usernameFragment: null },
});

export const wanted = (connection: LinkSignal["connection"], epoch: number): LinkSignal => ({
  kind: "wanted",
  connection,
  epoch,
});
