import type { Value } from "@efir/kit";
import type { RedLine, Redundancy } from "../red/redundancy.ts";
import type { Shape } from "../shape.ts";
import type { VoicePlan } from "./voice-plan.ts";
import { redType, steerVoice, withoutProbing } from "./voice-sdp.ts";

export interface VoiceShapeOptions {
  readonly redundancy: Pick<Redundancy, "offer">;
  readonly plan: Value<VoicePlan>;
  /** How long to hold the other's voice back, so that its copies come in time; null: as the browser thinks. */
  readonly holdMs: Value<number | null>;
}

/** Where so many are needed a lost end of a word costs 400 ms of made up sound, until the next packet of a silence comes. */
const MANY_COPIES = 3;

/** How voice is sent and heard on one audio connection. */
export function createVoiceShape({ redundancy, plan, holdMs }: VoiceShapeOptions): Shape {
  const { configuration, attach } = redundancy.offer();
  let line: RedLine | null = null;
  let red: number | null = null;
  return {
    configuration,
    prepare: (transceiver) => {
      preferRed(transceiver);
      line = attach(transceiver);
    },
    edit: (sdp) => {
      red = redType(sdp);
      const { bitrate, packetMs, copies } = plan.get();
      const mends = line !== null && red !== null;
      const steering = {
        bitrate,
        packetMs,
        dtx: copies.length < MANY_COPIES,
        fec: !mends,
        red: mends || copies.length > 0,
      };
      return steerVoice(withoutProbing(sdp), steering);
    },
    sends: () => true,
    settle: async (pc) => {
      line?.follow({ distances: plan.get().copies, redType: red });
      for (const { sender, receiver } of pc.getTransceivers()) {
        if ("jitterBufferTarget" in receiver) receiver.jitterBufferTarget = holdMs.get();
        await putFirst(sender);
      }
    },
    subscribe: (listener) => {
      const stops = [plan.subscribe(listener), holdMs.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
  };
}

/**
 * Both sides must put RED first, or it is not sent. Every browser speaks Opus; the others would only make a
 * description longer, which takes its time on a narrow line.
 */
function preferRed(transceiver: RTCRtpTransceiver): void {
  const codecs = RTCRtpReceiver.getCapabilities("audio")?.codecs ?? [];
  const called = (name: string) =>
    codecs.filter(({ mimeType }) => mimeType.toLowerCase() === `audio/${name}`);
  const [red, opus] = [called("red"), called("opus")];
  if (opus.length === 0 || !("setCodecPreferences" in transceiver)) return;
  transceiver.setCodecPreferences([...red, ...opus]);
}

async function putFirst(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding) return;
  Object.assign(encoding, { priority: "high", networkPriority: "high" });
  await sender.setParameters(parameters);
}
