import { State, type Value } from "@efir/kit";
import type { SeatId } from "@efir/protocol";
import { PlacedVoices } from "./placed-voices.ts";
import type { VoicePlace } from "./volumes.ts";

/** How loud somebody is made, and where they are put; null: they come from the middle. */
export interface Loudness {
  readonly volume: number;
  readonly place: VoicePlace | null;
}

const AS_THEY_ARE: Loudness = { volume: 1, place: null };

/**
 * Plays the others through `<audio>` elements: iOS suspends WebAudio in the background, and one would
 * be deaf and still heard. Whoever has a place is played through WebAudio as long as that runs; the element goes on,
 * muted, because Chromium gives WebAudio no sound of a voice that no element plays.
 */
export class Speakers {
  readonly #elements = new Map<SeatId, HTMLAudioElement>();
  readonly #unheard = new Set<SeatId>();
  readonly #loudness = new Map<SeatId, Loudness>();
  readonly #placed = new PlacedVoices(() => this.#tuneAll());
  readonly #sound = new State<"playing" | "blocked">("playing");

  #deviceId: string | null = null;

  readonly sound: Value<"playing" | "blocked"> = this.#sound;

  play(seat: SeatId, track: MediaStreamTrack): void {
    const element = this.#elements.get(seat) ?? new Audio();
    this.#elements.set(seat, element);
    element.autoplay = true;
    if (this.#deviceId !== null) void this.#lead(element);
    element.srcObject = new MediaStream([track]);
    this.#tune(seat);
    void this.#start(element);
  }

  /** Whoever may not be heard is not, whatever arrives. */
  allow(seat: SeatId, isAllowed: boolean): void {
    if (isAllowed) this.#unheard.delete(seat);
    else this.#unheard.add(seat);
    this.#tune(seat);
  }

  /** 0 is silence, also where the browser leaves loudness to buttons of its own. */
  setLoudness(seat: SeatId, loudness: Loudness): void {
    this.#loudness.set(seat, loudness);
    this.#tune(seat);
  }

  /** From a tap: plays what the browser would not play without one. */
  readonly unblock = (): void => {
    this.#sound.set("playing");
    this.#placed.wake();
    for (const element of this.#elements.values()) void this.#start(element);
  };

  /** Another loudspeaker, for everybody. */
  readonly choose = (deviceId: string | null): void => {
    this.#deviceId = deviceId;
    this.#placed.choose(deviceId);
    for (const element of this.#elements.values()) void this.#lead(element);
    this.#tuneAll();
  };

  silence(seat: SeatId): void {
    this.#unheard.delete(seat);
    this.#loudness.delete(seat);
    this.#placed.stop(seat);
    const element = this.#elements.get(seat);
    if (!element) return;
    this.#elements.delete(seat);
    element.pause();
    element.srcObject = null;
  }

  close(): void {
    for (const seat of [...this.#elements.keys()]) this.silence(seat);
    this.#placed.close();
  }

  async #lead(element: HTMLAudioElement): Promise<void> {
    try {
      await element.setSinkId(this.#deviceId ?? "");
    } catch {
      // unplugged, or not allowed in this frame: the system's own loudspeaker plays on
    }
  }

  #tuneAll(): void {
    for (const seat of this.#elements.keys()) this.#tune(seat);
  }

  #tune(seat: SeatId): void {
    const element = this.#elements.get(seat);
    if (!element) return;
    const { volume, place } = this.#loudness.get(seat) ?? AS_THEY_ARE;
    const gain = this.#unheard.has(seat) ? 0 : volume * (place?.gain ?? 1);
    const isPlaced = place !== null && this.#playPlaced(seat, element, { ...place, gain });
    if (!place) this.#placed.stop(seat);
    element.volume = gain;
    element.muted = isPlaced || gain === 0;
  }

  #playPlaced(seat: SeatId, { srcObject }: HTMLAudioElement, place: VoicePlace): boolean {
    return srcObject instanceof MediaStream && this.#placed.play(seat, srcObject, place);
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
