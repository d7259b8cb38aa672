import { State, type Value } from "@efir/kit";
import { toBlockedBy, type CaptureState } from "./capture-state.ts";

export interface CaptureOptions {
  /** Asks for the device. Called again only when there is no live track. */
  readonly request: () => Promise<MediaStreamTrack>;
  /**
   * `mute` keeps the device while off, so that a phone does not ask again; `release` gives it back,
   * so that a camera's light goes out.
   */
  readonly whenOff: "mute" | "release";
}

/** A microphone, a camera or a screen. What went wrong is in `state`; nothing here throws. */
export interface Capturing {
  readonly state: Value<CaptureState>;
  /** What to send: null while there is nothing to send. */
  readonly track: Value<MediaStreamTrack | null>;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  readonly toggle: () => void;
  readonly renew: () => Promise<boolean>;
}

/** For whoever owns the device, and gives it back in the end. */
export interface OwnCapturing extends Capturing {
  readonly close: () => void;
}

const INTERRUPTED: CaptureState = { kind: "blocked", by: "lost" };

export class Capture implements OwnCapturing {
  readonly #options: CaptureOptions;
  readonly #state = new State<CaptureState>({ kind: "off" });
  readonly #track = new State<MediaStreamTrack | null>(null);
  #closed = false;

  readonly state: Value<CaptureState> = this.#state;
  readonly track: Value<MediaStreamTrack | null> = this.#track;

  constructor(options: CaptureOptions) {
    this.#options = options;
  }

  readonly start = async (): Promise<void> => {
    const { kind } = this.#state.get();
    if (kind === "on" || kind === "starting" || this.#closed) return;
    const kept = this.#track.get();
    if (kept && !kept.muted) {
      this.#use(kept);
      return;
    }
    const asked: CaptureState = { kind: "starting" };
    this.#state.set(asked);
    try {
      this.#arrived(await this.#options.request(), asked);
    } catch (error) {
      if (this.#state.get() === asked) this.#state.set({ kind: "blocked", by: toBlockedBy(error) });
    }
  };

  readonly stop = (): void => {
    const track = this.#track.get();
    if (track && this.#options.whenOff === "mute") track.enabled = false;
    else this.#release();
    this.#state.set({ kind: "off" });
  };

  /**
   * Asks again, with what the request says now: another device, other wishes. The old track goes on until the
   * new one is there, and for good when there is none. Answers whether it changed, or did not have to.
   */
  readonly renew = async (): Promise<boolean> => {
    const old = this.#track.get();
    if (!old || this.#closed) return true; // the next start asks for the right one
    try {
      const track = await this.#options.request();
      if (this.#track.get() !== old) track.stop();
      else this.#replace(old, track);
      return true;
    } catch {
      return false; // refused, or not to be had like this: the old one is still good
    }
  };

  /**
   * As `renew`, for a device that may not be open twice: the old one is given back first, and its last picture stands meanwhile.
   * Without an answer the device has to be asked for once more, or stopped.
   */
  readonly swap = async (): Promise<boolean> => {
    this.#track.get()?.stop();
    return this.renew();
  };

  readonly toggle = (): void => {
    if (this.#state.get().kind === "on") this.stop();
    else void this.start();
  };

  readonly close = (): void => {
    this.#closed = true;
    this.#release();
    this.#state.set({ kind: "off" });
  };

  #arrived(track: MediaStreamTrack, asked: CaptureState): void {
    // Closed or stopped while the person was still being asked: nobody wants it any more.
    if (this.#state.get() !== asked) {
      track.stop();
      return;
    }
    this.#watch(track);
    this.#use(track);
  }

  #replace(old: MediaStreamTrack, track: MediaStreamTrack): void {
    this.#watch(track);
    track.enabled = old.enabled;
    this.#track.set(track);
    old.stop();
  }

  #watch(track: MediaStreamTrack): void {
    track.addEventListener("ended", () => this.#lost(track));
    if (track.kind !== "audio") return; // a shared window that is put away is muted, and not lost
    track.addEventListener("mute", () => this.#interrupted(track));
    track.addEventListener("unmute", () => this.#returned(track));
  }

  #use(track: MediaStreamTrack): void {
    const old = this.#track.get();
    track.enabled = true;
    this.#track.set(track);
    this.#state.set({ kind: "on" });
    if (old !== track) old?.stop();
  }

  /** A phone call, or another app, has the microphone for a while. It may come back by itself, or be asked for anew. */
  #interrupted(track: MediaStreamTrack): void {
    if (this.#track.get() === track && this.#state.get().kind === "on")
      this.#state.set(INTERRUPTED);
  }

  #returned(track: MediaStreamTrack): void {
    if (this.#track.get() === track && this.#state.get().kind === "blocked") this.#use(track);
  }

  /** Unplugged, taken for good, or ended from the browser's own bar. */
  #lost(track: MediaStreamTrack): void {
    if (this.#track.get() !== track) return;
    this.#track.set(null);
    this.#state.set({ kind: "blocked", by: "lost" });
  }

  #release(): void {
    const track = this.#track.get();
    this.#track.set(null);
    track?.stop();
  }
}
