import type { LinkSignal } from "@efir/protocol";

export type Candidate = Extract<LinkSignal, { kind: "candidate" }>["candidate"];

export const toWire = (ice: RTCIceCandidate): Candidate => ({
  candidate: ice.candidate,
  sdpMid: ice.sdpMid,
  sdpMLineIndex: ice.sdpMLineIndex,
  usernameFragment: ice.usernameFragment,
});
