import type { Slot } from "./slots.ts";

/** How one connection sends what it sends: codecs, rates, sizes. Made for that connection alone. */
export interface Shape {
  /** What the connection must be made with. */
  readonly configuration: object;
  /** Right after a transceiver came to be, before any local description: later, browsers heed it no more. */
  readonly prepare: (transceiver: RTCRtpTransceiver) => void;
  /** Edits the other side's description, which steers what we send. Doing it twice changes nothing more. */
  readonly edit: (sdp: string) => string;
  /** Whether a track of this slot goes out now, if there is one. */
  readonly sends: (slot: Slot) => boolean;
  /** Once negotiated, and after each change. */
  readonly settle: (pc: RTCPeerConnection) => Promise<void>;
  /** Tells when it wants to be heeded anew. */
  readonly subscribe: (listener: () => void) => () => void;
}
