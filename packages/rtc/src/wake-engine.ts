let isAwake = false;

/**
 * The first peer connection of a page starts the browser's whole engine: threads, codecs, keys. One that is made for that alone, and thrown
 * away, saves this time after the tap. It looks for no network, so nothing is asked and nothing is sent.
 */
export function wakeEngine(): void {
  if (isAwake || !("RTCPeerConnection" in globalThis)) return;
  isAwake = true;
  const pc = new RTCPeerConnection();
  pc.addTransceiver("audio");
  pc.createOffer()
    .catch(() => undefined) // then the first call does what this was to save
    .finally(() => pc.close());
}
