import type { Clock } from "@efir/kit";
import type { GivenSocket } from "./anteroom.ts";
import type { OwnCamera } from "./camera.ts";
import type { OwnCapturing } from "./capture.ts";
import type { Redundancy } from "./red/redundancy.ts";
import type { NetworkHint } from "./recovery/network-hints.ts";

/** The browser, as far as a call needs it. */
export interface CallWorld {
  readonly clock: Clock;
  readonly random: () => number;
  readonly createPc: (configuration: RTCConfiguration) => RTCPeerConnection;
  readonly openSocket: (url: string) => WebSocket;
  /** One that was opened before the call, once; null where there is none. */
  readonly takeSocket: () => GivenSocket | null;
  readonly redundancy: Redundancy;
  readonly microphone: OwnCapturing;
  readonly camera: OwnCamera;
  readonly screen: OwnCapturing | null;
  /** Tells when the network may be another one. Answers how to stop. */
  readonly onNetwork: (listener: (hint: NetworkHint) => void) => () => void;
  /** Tells that the page goes for good. Answers how to stop. */
  readonly onGone: (listener: () => void) => () => void;
}
