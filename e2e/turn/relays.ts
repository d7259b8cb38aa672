import type { Page } from "@efir/chromium";

export interface Gathered {
  /** How many relays the server gave. */
  readonly relays: number;
  /** The codes that it refused with. */
  readonly refusals: readonly number[];
}

/** Asks each of these servers for a relay, as a call would. */
export const gatherRelays = (page: Page, server: RTCIceServer): Promise<Gathered> =>
  page.evaluate(async (iceServer) => {
    const pc = new RTCPeerConnection({ iceServers: [iceServer], iceTransportPolicy: "relay" });
    const refusals: number[] = [];
    let relays = 0;
    pc.addEventListener("icecandidateerror", ({ errorCode }) => refusals.push(errorCode));
    pc.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate?.type === "relay") relays++;
    });
    const complete = new Promise<void>((resolve) =>
      pc.addEventListener("icegatheringstatechange", () => {
        if (pc.iceGatheringState === "complete") resolve();
      }),
    );
    pc.addTransceiver("audio");
    await pc.setLocalDescription();
    await complete;
    pc.close();
    return { relays, refusals };
  }, server);
