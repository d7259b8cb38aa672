import { State, type Value } from "@efir/kit";
import type { SeatId } from "@efir/protocol";

/**
 * Plays the others through `<audio>` elements: iOS suspends WebAudio in the background, and one would
 * be deaf and still heard.
 */
export class Speakers {
  readonly #elements = new Map<SeatId, HTMLAudioElement>();
  readonly #unheard = new Set<SeatId>();
  readonly #volumes = new Map<SeatId, number>();
  readonly #sound = new State<"playing" | "blocked">("playing");

  #deviceId: string | null = null;

  readonly sound: Value<"playing" | "blocked"> = this.#sound;

  play(seat: SeatId, track: MediaStreamTrack): void {
    const element = this.#elements.get(seat) ?? new Audio();
    this.#elements.set(seat, element);
    element.autoplay = true;
    if (this.#deviceId !== null) void this.#lead(element);
    this.#tune(seat);
    element.srcObject = new MediaStream([track]);
    void this.#start(element);
  }

  /** Whoever may not be heard is not, whatever arrives. */
  allow(seat: SeatId, isAllowed: boolean): void {
    if (isAllowed) this.#unheard.delete(seat);
    else this.#unheard.add(seat);
    this.#tune(seat);
  }

  /** 0 is silence, also where the browser leaves loudness to buttons of its own. */
  setVolume(seat: SeatId, volume: number): void {
    this.#volumes.set(seat, volume);
    this.#tune(seat);
  }

  /** From a tap: plays what the browser would not play without one. */
  readonly unblock = (): void => {
    this.#sound.set("playing");
    for (const element of this.#elements.values()) void this.#start(element);
  };

  /** Another loudspeaker, for everybody. */
  readonly choose = (deviceId: string | null): void => {
    this.#deviceId = deviceId;
    for (const element of this.#elements.values()) void this.#lead(element);
  };

  silence(seat: SeatId): void {
    this.#unheard.delete(seat);
    this.#volumes.delete(seat);
    const element = this.#elements.get(seat);
    if (!element) return;
    this.#elements.delete(seat);
    element.pause();
    element.srcObject = null;
  }

  close(): void {
    for (const seat of [...this.#elements.keys()]) this.silence(seat);
  }

  async #lead(element: HTMLAudioElement): Promise<void> {
    try {
      await element.setSinkId(this.#deviceId ?? "");
    } catch {
      // unplugged, or not allowed in this frame: the system's own loudspeaker plays on
    }
  }

  #tune(seat: SeatId): void {
    const element = this.#elements.get(seat);
    if (!element) return;
    const volume = this.#volumes.get(seat) ?? 1;
    element.volume = volume;
    element.muted = volume === 0 || this.#unheard.has(seat);
  }

  async #start(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (error) {
      // AbortError: replaced or silenced while starting. NotAllowedError: a tap is needed.
      if (error instanceof DOMException && error.name === "NotAllowedError") {
        this.#sound.set("blocked");
      }
    }
  }
}
