const KEYS: EcKeyGenParams = { name: "ECDSA", namedCurve: "P-256" };

let certificate: RTCCertificate | null = null;
let isAsked = false;

/**
 * Makes the keys that connections of this page show. Each would make its own before it says a word, which takes a phone a while; so they
 * share one that was made ahead. It lasts for 30 days, and nothing of it is kept.
 */
export function prepareCertificate(): void {
  if (isAsked || !("RTCPeerConnection" in globalThis)) return;
  isAsked = true;
  RTCPeerConnection.generateCertificate(KEYS).then(
    (made) => (certificate = made),
    () => undefined, // then each connection makes its own
  );
}

/** For the configuration of a connection; empty while there is none. */
export const ownCertificate = (): Pick<RTCConfiguration, "certificates"> =>
  certificate ? { certificates: [certificate] } : {};
