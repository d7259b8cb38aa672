/** The bodies of what two browsers say to each other when they connect: an offer, and candidates. */
const sdp = Array.from(
  { length: 24 },
  (_, line) => `a=rtpmap:${line} some-codec/48000/2 and its parameters\\r\\n`,
).join("");
const OFFER = `"kind":"description","connection":"audio","epoch":1,"description":{"type":"offer","sdp":"v=0\\r\\n${sdp}"}}`;
const CANDIDATE =
  '"kind":"candidate","connection":"audio","epoch":1,"candidate":{"candidate":"candidate:1 1 udp 2113937151 192.0.2.1 54321 typ host generation 0","sdpMid":"0"}}';

/** One offer of about 1.5 kB, then four candidates of about 200 bytes, and again. */
export const signalBody = (n: number): string => (n % 5 === 0 ? OFFER : CANDIDATE);
