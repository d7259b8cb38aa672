import type { IceServer } from "@efir/protocol";
import { toRtcConfiguration } from "@efir/rtc";
import { serversFor, type Way } from "./ice-servers.ts";
import type { Verdict } from "./outcome.ts";

export type CreatePc = (configuration: RTCConfiguration) => RTCPeerConnection;

/** Whether this way through the network is open: a server at its end gives us an address of its own kind. */
export async function checkWay(
  way: Way,
  servers: readonly IceServer[],
  createPc: CreatePc,
): Promise<Verdict> {
  const ours = serversFor(servers, way);
  if (ours.length === 0) return "absent";
  const wanted = way === "stun" ? "srflx" : "relay";
  const iceTransportPolicy = way === "stun" ? "all" : "relay";
  const pc = createPc(
    toRtcConfiguration({ iceServers: ours, iceTransportPolicy, expiresAt: null }),
  );
  try {
    return (await gathers(pc, wanted)) ? "passed" : "no-answer";
  } finally {
    pc.close();
  }
}

function gathers(pc: RTCPeerConnection, wanted: RTCIceCandidateType): Promise<boolean> {
  return new Promise((resolve, reject) => {
    pc.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate?.type === wanted) resolve(true);
      if (!candidate) resolve(false); // all were looked at
    });
    pc.addTransceiver("audio");
    pc.setLocalDescription().catch(reject);
  });
}
