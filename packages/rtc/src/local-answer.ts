import type { LinkSignal } from "@efir/protocol";

export type Description = Extract<LinkSignal, { kind: "description" }>["description"];

/**
 * Negotiates once more with what the other side said last, without asking it: that is how an encoder takes new
 * settings. Nothing that the other side could notice changes.
 */
export async function renegotiateAlone(
  pc: RTCPeerConnection,
  said: Description,
  edit: (sdp: string) => string,
): Promise<void> {
  const offer = await pc.createOffer();
  // Fresh ICE credentials are the business of a real negotiation, which is about to come.
  if (iceName(offer.sdp) !== iceName(pc.localDescription?.sdp)) return;
  await pc.setLocalDescription(offer);
  await pc.setRemoteDescription({ type: "answer", sdp: edit(asAnswer(said)) });
}

const iceName = (sdp: string | undefined): string | undefined =>
  /^a=ice-ufrag:(.*)$/m.exec(sdp ?? "")?.[1];

/** Who answered an offer went first in DTLS, and goes on doing so. */
const asAnswer = ({ type, sdp }: Description): string =>
  type === "answer" ? sdp : sdp.replace(/^a=setup:actpass$/gm, "a=setup:passive");
