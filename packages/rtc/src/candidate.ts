import type { LinkSignal } from "@efir/protocol";

export type Candidate = Extract<LinkSignal, { kind: "candidate" }>["candidate"];

export const toWire = (ice: RTCIceCandidate): Candidate => ({
  candidate: ice.candidate,
  sdpMid: ice.sdpMid,
  sdpMLineIndex: ice.sdpMLineIndex,
  usernameFragment: ice.usernameFragment,
});

/** How a relay is reached. Chromium 156 names TCP and TLS, and of UDP says nothing. */
const relayProtocol = (ice: RTCIceCandidate): unknown =>
  ("relayProtocol" in ice ? ice.relayProtocol : null) ?? "udp";

/** Two that only call never meet: RFC 6544, section 6.2. Browsers do nothing else by TCP. */
const onlyCalls = ({ candidate }: RTCIceCandidate): boolean => / tcptype active\b/.test(candidate);

/**
 * What leads nowhere that the other side could not go without it costs words, and turns of the checks. A relay that one reaches by TCP or
 * TLS as well as by UDP is the same relay to the other side.
 */
export class SpareCandidates {
  /** Each gathering has a name of its own; null in a browser that does not tell it. */
  readonly #relayedByUdp = new Set<string | null>();

  isSpare(ice: RTCIceCandidate): boolean {
    if (onlyCalls(ice)) return true;
    if (ice.type !== "relay") return false;
    if (relayProtocol(ice) !== "udp") return this.#relayedByUdp.has(ice.usernameFragment);
    this.#relayedByUdp.add(ice.usernameFragment);
    return false;
  }
}
