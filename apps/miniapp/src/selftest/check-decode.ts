import type { CreatePc } from "./check-way.ts";
import type { Verdict } from "./outcome.ts";

const LOOK_EVERY_MS = 100;
const SIDE_PX = 160;

/** Whether this device can make a picture of a call, send it and see it: to itself, without the network. */
export async function checkDecode(createPc: CreatePc): Promise<Verdict> {
  const { track, stop } = movingPicture();
  const [from, to] = [createPc({}), createPc({})];
  try {
    from.addEventListener("icecandidate", ({ candidate }) => void to.addIceCandidate(candidate));
    to.addEventListener("icecandidate", ({ candidate }) => void from.addIceCandidate(candidate));
    from.addTrack(track, new MediaStream([track]));
    await from.setLocalDescription();
    if (from.localDescription) await to.setRemoteDescription(from.localDescription);
    await to.setLocalDescription();
    if (to.localDescription) await from.setRemoteDescription(to.localDescription);
    while (to.connectionState !== "closed" && !(await hasDecoded(to))) await pause();
    return to.connectionState === "closed" ? "no-answer" : "passed";
  } finally {
    stop();
    from.close();
    to.close();
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

async function hasDecoded(pc: RTCPeerConnection): Promise<boolean> {
  let frames = 0;
  (await pc.getStats()).forEach((report: RTCInboundRtpStreamStats) => {
    if (report.type === "inbound-rtp") frames += report.framesDecoded ?? 0;
  });
  return frames > 0;
}

function movingPicture() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE_PX;
  const pen = canvas.getContext("2d");
  let turn = 0;
  const timer = setInterval(() => {
    if (!pen) return;
    pen.fillStyle = `hsl(${(turn += 30)} 80% 50%)`;
    pen.fillRect(0, 0, SIDE_PX, SIDE_PX);
  }, LOOK_EVERY_MS);
  const [track] = canvas.captureStream().getVideoTracks();
  if (!track) throw new DOMException("No picture of a canvas here", "NotSupportedError");
  const stop = () => {
    clearInterval(timer);
    track.stop();
  };
  return { track, stop };
}
