import type { Resume, SeatId, ServerMessage } from "@efir/protocol";

type Joined = Extract<ServerMessage, { type: "joined" }>;

/** More than the server takes at once. Whoever was away for so much has new links to make anyway. */
const MAX_UNHEARD = 200;

interface Unheard {
  readonly frame: string;
  /** Which of our frames it is, from 1; null while it waits for a socket. */
  readonly n: number | null;
}

/**
 * What outlives a socket: whose seat is ours, how many frames came, and those of ours that must arrive and
 * are not known to have. Rules SN2 to SN6 and SN9 of the protocol.
 */
export class SignalingSession {
  #token: string | null = null;
  #seat: SeatId | null = null;
  #had = 0;
  #sent = 0;
  #unheard: readonly Unheard[] = [];

  /** What to ask for with a join: to go on, or to begin. */
  resume(): Resume | null {
    return this.#token === null ? null : { token: this.#token, had: this.#had };
  }

  /** A frame came over the socket on which we were let in. */
  came(): void {
    this.#had += 1;
  }

  /** A frame goes out, and does not matter once a newer one does. */
  passes(): void {
    this.#sent += 1;
  }

  /** A frame goes out that has to arrive. */
  sends(frame: string): void {
    this.#sent += 1;
    this.#keep({ frame, n: this.#sent });
  }

  /** A frame has to arrive, and there is no socket. */
  waits(frame: string): void {
    this.#keep({ frame, n: null });
  }

  /** The server had so many of our frames. */
  arrived(had: number): void {
    this.#unheard = this.#unheard.filter(({ n }) => n === null || n > had);
  }

  /** Answers what to send now: what the server has not had, or nothing when all begins anew. */
  joined({ seat, session }: Joined): readonly string[] {
    if (seat !== this.#seat) this.#unheard = [];
    this.#seat = seat;
    this.#token = session?.token ?? null;
    this.#had = 0;
    return this.#goOn(session?.had ?? 0);
  }

  /** Answers what to send now: what the server has not had. */
  resumed(had: number): readonly string[] {
    return this.#goOn(had);
  }

  #goOn(had: number): readonly string[] {
    this.arrived(had);
    this.#sent = had;
    const frames = this.#unheard.map(({ frame }) => frame);
    this.#unheard = frames.map((frame) => ({ frame, n: ++this.#sent }));
    return frames;
  }

  #keep(unheard: Unheard): void {
    if (this.#token === null) return;
    this.#unheard = [...this.#unheard, unheard];
    if (this.#unheard.length <= MAX_UNHEARD) return;
    this.#token = null; // so that nothing is missing unnoticed: the next join makes a new seat
    this.#unheard = [];
  }
}
