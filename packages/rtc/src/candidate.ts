import type { LinkSignal } from "@efir/protocol";

export type Candidate = Extract<LinkSignal, { kind: "candidate" }>["candidate"];

export const toWire = (ice: RTCIceCandidate): Candidate => ({
  candidate: ice.candidate,
  sdpMid: ice.sdpMid,
  sdpMLineIndex: ice.sdpMLineIndex,
  usernameFragment: ice.usernameFragment,
});

/** Only some browsers tell how they reach a relay. */
const relayProtocol = (ice: RTCIceCandidate): unknown =>
  "relayProtocol" in ice ? ice.relayProtocol : null;

/**
 * A relay that one reaches by TCP or TLS as well as by UDP is the same relay to the other side: one more way to try, and words to tell it,
 * that lead nowhere else.
 */
export class SpareRelays {
  /** Each gathering has a name of its own; null in a browser that does not tell it. */
  readonly #byUdp = new Set<string | null>();

  isSpare(ice: RTCIceCandidate): boolean {
    const protocol = relayProtocol(ice);
    if (protocol === "udp") this.#byUdp.add(ice.usernameFragment);
    return (protocol === "tcp" || protocol === "tls") && this.#byUdp.has(ice.usernameFragment);
  }
}
