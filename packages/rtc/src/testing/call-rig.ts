import { ok, State } from "@efir/kit";
import { LiveCall } from "../live-call.ts";
import { Capture, type CaptureOptions } from "../capture.ts";
import { Redundancy } from "../red/redundancy.ts";
import type { NetworkHint } from "../recovery/network-hints.ts";
import { createCountedClock } from "./counted-clock.ts";
import { FakePc } from "./fake-pc.ts";
import { FakeSocket } from "./fake-socket.ts";
import { FakeTrack } from "./fake-track.ts";
import { CODE } from "./people.ts";
import { settled } from "./settled.ts";

/** A whole call in a world of fakes. Needs `MediaStream` and `Audio` as globals. */
export async function createCallRig() {
  const clock = createCountedClock();
  const sockets: FakeSocket[] = [];
  const pcs: FakePc[] = [];
  const configurations: RTCConfiguration[] = [];
  const tracks: FakeTrack[] = [];
  const networks = new Set<(hint: NetworkHint) => void>();
  const gone = new Set<() => void>();

  const device = (kind: "audio" | "video", whenOff: CaptureOptions["whenOff"]) =>
    new Capture({
      whenOff,
      request: async () => {
        const track = new FakeTrack(kind);
        tracks.push(track);
        return track.asTrack();
      },
    });

  const call = new LiveCall(
    { url: "wss://efir.test/ws", room: CODE, open: false, token: async () => ok("token") },
    {
      clock,
      random: () => 0,
      createPc: (configuration) => {
        configurations.push(configuration);
        const pc = new FakePc();
        pcs.push(pc);
        return pc.asPc();
      },
      redundancy: new Redundancy(() => {
        throw new Error("No workers here");
      }),
      openSocket: (url) => {
        const socket = new FakeSocket(url);
        sockets.push(socket);
        return socket.asWebSocket();
      },
      takeSocket: () => null,
      microphone: device("audio", "mute"),
      camera: Object.assign(device("video", "release"), {
        canFlip: new State(false),
        flip: async () => undefined,
      }),
      screen: device("video", "release"),
      onNetwork: (listener) => {
        networks.add(listener);
        return () => networks.delete(listener);
      },
      onGone: (listener) => {
        gone.add(listener);
        return () => gone.delete(listener);
      },
    },
  );
  await settled();

  const newest = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error("No socket was opened");
    return socket;
  };
  return { call, clock, sockets, newest, pcs, configurations, tracks, networks, gone };
}
