import type { Clock } from "@efir/kit";

/** One candidate pool is enough: all of a connection goes over one transport. */
const POOL = { iceCandidatePoolSize: 1 };
/** Addresses that were found longer ago may not be ours any more. */
const KEEP_MS = 180_000;

interface Spare {
  readonly pc: RTCPeerConnection;
  readonly madeFor: string;
  readonly at: number;
}

/**
 * A peer connection that is made before it is needed: its certificate is there, its candidates are gathered, and the browser has started
 * all that it starts for the first one.
 */
export class SparePc {
  readonly #clock: Pick<Clock, "now">;
  readonly #create: (configuration: RTCConfiguration) => RTCPeerConnection;
  #spare: Spare | null = null;

  constructor(
    clock: Pick<Clock, "now">,
    create: (configuration: RTCConfiguration) => RTCPeerConnection,
  ) {
    this.#clock = clock;
    this.#create = create;
  }

  prepare(configuration: RTCConfiguration): void {
    this.close();
    this.#spare = {
      pc: this.#create({ ...configuration, ...POOL }),
      madeFor: JSON.stringify(configuration),
      at: this.#clock.now(),
    };
  }

  /** Once, and only one that is made for this. */
  take(configuration: RTCConfiguration): RTCPeerConnection | null {
    const spare = this.#spare;
    if (spare?.madeFor !== JSON.stringify(configuration)) return null;
    if (this.#clock.now() - spare.at > KEEP_MS) {
      this.close();
      return null;
    }
    this.#spare = null;
    return spare.pc;
  }

  close(): void {
    this.#spare?.pc.close();
    this.#spare = null;
  }
}
