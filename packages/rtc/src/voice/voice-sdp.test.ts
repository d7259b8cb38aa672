import { describe, expect, it } from "vitest";
import { redType, steerVoice, withoutProbing } from "./voice-sdp.ts";

const lines = (...all: string[]) => all.map((line) => `${line}\r\n`).join("");
const EXTMAP =
  "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

const HEAD = [
  "v=0",
  "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0",
  "m=audio 9 UDP/TLS/RTP/SAVPF 111 63",
];
const TAIL = [
  "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid",
  "a=rtpmap:111 opus/48000/2",
  "a=fmtp:111 minptime=10;useinbandfec=1",
];

describe("audio description", () => {
  it("[AS1] loses transport-wide congestion control", () => {
    const sdp = lines(...HEAD, EXTMAP, ...TAIL, "a=rtcp-fb:111 transport-cc", "a=ptime:20");
    expect(withoutProbing(sdp)).toBe(lines(...HEAD, ...TAIL, "a=ptime:20"));
  });

  it.each([
    "a=rtcp-fb:* transport-cc",
    "a=rtcp-fb:63 transport-cc",
    "a=extmap:3/sendrecv http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    "a=extmap:9 http://www.webrtc.org/experiments/rtp-hdrext/transport-wide-cc-02",
    "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
    "a=extmap:14 urn:ietf:params:rtp-hdrext:toffset",
    "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
  ])("[AS1] nothing is left that probes the line, or makes packets longer: %s", (line) => {
    expect(withoutProbing(lines(...HEAD, line, ...TAIL))).toBe(lines(...HEAD, ...TAIL));
  });

  it.each([
    "a=rtcp-fb:96 nack pli",
    "a=rtcp-fb:96 goog-remb",
    "a=rtcp-fb:96 ccm fir",
    "a=rtcp-fb:96 transport-cc-like",
    "a=msid:transport-cc transport-wide-cc",
    "a=extmap-allow-mixed",
  ])("[AS2] what only looks like it stays: %s", (line) => {
    const sdp = lines(...HEAD, line, ...TAIL);
    expect(withoutProbing(sdp)).toBe(sdp);
  });

  it("[AS3] line ends stay as they are, the last one too", () => {
    const sdp = lines(...HEAD, ...TAIL);
    expect(withoutProbing(sdp)).toBe(sdp);
    expect(withoutProbing(sdp.trimEnd())).toBe(sdp.trimEnd());
    expect(withoutProbing("")).toBe("");
  });
});

const OFFER = lines(...HEAD, ...TAIL, "a=rtpmap:63 red/48000/2", "a=fmtp:63 111/111");

const usual = { bitrate: 20_000, packetMs: 20, dtx: true, fec: false, red: true };

describe("steering a voice", () => {
  it("[VS2] the encoder is told of its bit rate, its packet time, its own correction, and to be silent in silence", () => {
    const steered = steerVoice(OFFER, { ...usual, packetMs: 60 });
    expect(steered).toContain(
      "a=fmtp:111 minptime=10;useinbandfec=0;usedtx=1;maxaveragebitrate=20000\r\n",
    );
    expect(steered.endsWith("a=fmtp:63 111/111\r\na=ptime:60\r\na=maxptime:60\r\n")).toBe(true);
    const plain = steerVoice(OFFER, { ...usual, fec: true });
    expect(plain).toContain("useinbandfec=1");
    const lossy = steerVoice(OFFER, { ...usual, dtx: false });
    expect(lossy).toContain("usedtx=0;");
    expect(plain).not.toContain("ptime:");
  });

  it("[VS3] RED goes first or last among what both know, and is not invented", () => {
    const media = (sdp: string) => /^m=audio.*$/m.exec(sdp)?.[0];
    expect(media(steerVoice(OFFER, { ...usual, red: true }))).toMatch(/ 63 111$/);
    expect(media(steerVoice(OFFER, { ...usual, red: false }))).toMatch(/ 111 63$/);
    const without = OFFER.replace("a=rtpmap:63 red/48000/2\r\n", "");
    expect(media(steerVoice(without, { ...usual, red: true }))).toMatch(/ 111 63$/);
    expect([redType(OFFER), redType(without)]).toEqual([63, null]);
  });

  it("[VS4] steering what was steered gives the same as steering it once", () => {
    const steering = { ...usual, packetMs: 60 };
    const once = steerVoice(OFFER, steering);
    expect(steerVoice(once, steering)).toBe(once);
    const back = { ...usual, bitrate: 16_000, red: false };
    expect(steerVoice(once, back)).toBe(steerVoice(OFFER, back));
  });

  it("[VS5] parameters are added where the other side has none, and a voice without Opus is left alone", () => {
    const bare = lines(...HEAD, "a=rtpmap:111 opus/48000/2");
    expect(steerVoice(bare, usual)).toContain(
      "a=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=0;usedtx=1;maxaveragebitrate=20000\r\n",
    );
    const other = lines("m=audio 9 UDP/TLS/RTP/SAVPF 0", "a=rtpmap:0 PCMU/8000");
    expect(steerVoice(other, usual)).toBe(other);
  });
});
