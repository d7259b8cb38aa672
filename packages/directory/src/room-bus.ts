import type { InstanceId } from "@efir/protocol";

/**
 * What instances say to each other. One channel per instance, none per room or socket, so that its cost
 * does not grow with either. What is said is opaque bytes here. Rules RB1 to RBn: room-bus.contract.ts.
 */
export interface RoomBus {
  /** Hears all that is said to this instance; what one instance says arrives in order. */
  readonly listen: (
    instance: InstanceId,
    heard: (said: Buffer) => void,
  ) => Promise<() => Promise<void>>;
  /**
   * Takes `said`, which the teller must not change afterwards, and waits for nobody; that nobody listens is
   * no error. False: it was not taken, because too much waits to be sent already.
   */
  readonly tell: (instance: InstanceId, said: Buffer) => boolean;
  /** Lets go of what the bus itself opened; a connection it was given stays its owner's. */
  readonly close: () => Promise<void>;
}
