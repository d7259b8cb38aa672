import { ok, systemClock } from "@efir/kit";
import type { MemberState, RoomCode, SeatId, ServerMessage } from "@efir/protocol";
import { nextRoster, Signaling, type Roster } from "@efir/rtc";
import { SignalLedger } from "./signal-ledger.ts";

const QUIET: MemberState = { mic: "on", camera: "off", screen: "off", hand: false, level: 0 };

/** As long as a candidate is. */
const CANDIDATE = "x".repeat(200);

const openPlainly = (url: string) => new WebSocket(url);

interface Home {
  readonly wsUrl: string;
  readonly room: RoomCode;
  readonly name: string;
  readonly token: string;
  readonly openSocket?: (url: string) => WebSocket;
}

/** Somebody who stays in a room whatever happens to the servers: the product's own client, without sound. */
export class Resident {
  readonly name: string;
  readonly ledger = new SignalLedger();
  /** Everything but signals and pongs, in the order in which it came. */
  readonly news: ServerMessage[] = [];
  readonly #signaling: Signaling;
  #roster: Roster = [];
  #seat: SeatId | null = null;
  #tellsLate: ((ms: number) => void) | null = null;

  constructor({ wsUrl, room, name, token, openSocket = openPlainly }: Home) {
    this.name = name;
    this.#signaling = new Signaling({
      url: wsUrl,
      room,
      open: true,
      token: () => Promise.resolve(ok(token)),
      state: () => QUIET,
      onMessage: (message) => this.#hears(message),
      onSignal: (signal) => {
        this.ledger.hears(signal);
        const { at } = JSON.parse(signal.payload) as { at: number };
        this.#tellsLate?.(performance.now() - at);
      },
      openSocket,
      takeSocket: () => null,
      clock: systemClock,
      random: Math.random,
    });
  }

  get roster(): Roster {
    return this.#roster;
  }

  get seat(): SeatId | null {
    return this.#seat;
  }

  get isIn(): boolean {
    return this.#signaling.status.get().kind === "joined";
  }

  /** Whether its first socket still is the one in use. */
  get isUndisturbed(): boolean {
    return (
      this.isIn &&
      this.news.filter(({ type }) => type === "joined" || type === "resumed").length === 1
    );
  }

  /** The names of those whom this one sees on air. */
  get sees(): readonly string[] {
    return this.#roster.filter(({ presence }) => !presence).map(({ name }) => name);
  }

  /** How late each signal is from now on. */
  onLate(tells: (ms: number) => void): void {
    this.#tellsLate = tells;
  }

  /** A signal to one seat alone. */
  tells(seat: SeatId, text: string): void {
    const payload = JSON.stringify({ at: performance.now(), text });
    this.#signaling.sendSignal({ seat, n: this.ledger.next(seat), payload });
  }

  /** A signal to everybody else, and now and then a change that all hear of. */
  tellsEverybody(round: number): void {
    for (const { seat } of this.#roster) {
      if (seat !== this.#seat) this.tells(seat, CANDIDATE);
    }
    if (round % 3 === 0) this.#signaling.sendState({ ...QUIET, level: round % 4 });
  }

  leaves(): void {
    this.#signaling.leave();
  }

  #hears(message: ServerMessage): void {
    if (message.type !== "pong") this.news.push(message);
    this.#roster = nextRoster(this.#roster, message);
    if (message.type !== "joined") return;
    if (message.seat !== this.#seat) this.ledger.begin();
    this.#seat = message.seat;
  }
}
