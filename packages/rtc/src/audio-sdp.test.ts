import { describe, expect, it } from "vitest";
import { withoutTransportCc } from "./audio-sdp.ts";

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
  "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
  "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
];
const TAIL = [
  "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid",
  "a=rtpmap:111 opus/48000/2",
  "a=fmtp:111 minptime=10;useinbandfec=1",
];

describe("audio description", () => {
  it("[AS1] loses transport-wide congestion control, and nothing else", () => {
    const sdp = lines(...HEAD, EXTMAP, ...TAIL, "a=rtcp-fb:111 transport-cc", "a=ptime:20");
    expect(withoutTransportCc(sdp)).toBe(lines(...HEAD, ...TAIL, "a=ptime:20"));
  });

  it.each([
    "a=rtcp-fb:* transport-cc",
    "a=rtcp-fb:63 transport-cc",
    "a=extmap:3/sendrecv http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    "a=extmap:9 http://www.webrtc.org/experiments/rtp-hdrext/transport-wide-cc-02",
  ])("[AS1] every spelling of it goes: %s", (line) => {
    expect(withoutTransportCc(lines(...HEAD, line, ...TAIL))).toBe(lines(...HEAD, ...TAIL));
  });

  it.each([
    "a=rtcp-fb:96 nack pli",
    "a=rtcp-fb:96 goog-remb",
    "a=rtcp-fb:96 ccm fir",
    "a=rtcp-fb:96 transport-cc-like",
    "a=msid:transport-cc transport-wide-cc",
    "a=extmap:5 urn:3gpp:video-orientation",
  ])("[AS2] what only looks like it stays: %s", (line) => {
    const sdp = lines(...HEAD, line, ...TAIL);
    expect(withoutTransportCc(sdp)).toBe(sdp);
  });

  it("[AS3] line ends stay as they are, the last one too", () => {
    const sdp = lines(...HEAD, ...TAIL);
    expect(withoutTransportCc(sdp)).toBe(sdp);
    expect(withoutTransportCc(sdp.trimEnd())).toBe(sdp.trimEnd());
    expect(withoutTransportCc("")).toBe("");
  });
});
