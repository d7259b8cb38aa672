import type { Value } from "@efir/kit";
import type { Shape } from "../shape.ts";
import { SLOTS } from "../slots.ts";
import type { Encoding, PicturePlan } from "./picture-plan.ts";

/** Where the browser's search for the bandwidth begins; its own 300 is more than a narrow link carries. */
const START_KBPS = 100;

/** How pictures are sent on one picture connection. */
export const createPictureShape = (plan: Value<PicturePlan>): Shape => ({
  configuration: {},
  prepare: preferFew,
  edit: startLow,
  sends: (slot) => slot !== "microphone" && plan.get()[slot] !== null,
  settle: async (pc) => {
    for (const [index, { sender }] of pc.getTransceivers().entries()) {
      const slot = SLOTS.picture[index];
      const encoding = slot && plan.get()[slot];
      if (encoding && sender.track) await apply(sender, sender.track, encoding);
    }
  },
  subscribe: plan.subscribe,
});

/**
 * What every browser speaks: VP8, and the one kind of H.264 that all have in hardware. A browser offers twenty kinds, in 9 kB for a camera
 * and a screen, which stand in front of the voice on a narrow line.
 */
function preferFew(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities("video")?.codecs ?? [];
  const few = codecs.filter(isCommon);
  const hasAny = few.some(({ mimeType }) => /vp8|h264/i.test(mimeType));
  if (hasAny && "setCodecPreferences" in transceiver) transceiver.setCodecPreferences(few);
}

function isCommon({ mimeType, sdpFmtpLine = "" }: RTCRtpCodec): boolean {
  if (!/^video\/h264$/i.test(mimeType)) return /^video\/(?:vp8|rtx)$/i.test(mimeType);
  return /packetization-mode=1/.test(sdpFmtpLine) && /profile-level-id=42e0/i.test(sdpFmtpLine);
}

async function apply(sender: RTCRtpSender, track: MediaStreamTrack, encoding: Encoding) {
  const parameters = sender.getParameters();
  const [first] = parameters.encodings;
  if (!first) return;
  const { width = encoding.width } = track.getSettings();
  Object.assign(first, {
    maxBitrate: encoding.maxBitrate,
    maxFramerate: encoding.maxFramerate,
    scaleResolutionDownBy: Math.max(1, width / encoding.width),
  });
  await sender.setParameters(parameters);
}

const CODECS = /^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\/90000$/gim;

function startLow(sdp: string): string {
  const parameter = `x-google-start-bitrate=${START_KBPS}`;
  const types = [...sdp.matchAll(CODECS)].map(([, type = ""]) => type);
  return types.reduce((edited, type) => {
    const line = new RegExp(`^a=fmtp:${type} (.*)$`, "gm");
    if (!line.test(edited)) {
      const rtpmap = new RegExp(`^(a=rtpmap:${type} .*)$`, "gm");
      return edited.replace(rtpmap, `$1\r\na=fmtp:${type} ${parameter}`);
    }
    return edited.replace(line, (whole) =>
      whole.includes(parameter) ? whole : `${whole};${parameter}`,
    );
  }, sdp);
}
