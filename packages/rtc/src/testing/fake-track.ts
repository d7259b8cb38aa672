/** A track of a device that the test holds in its hand. */
export class FakeTrack extends EventTarget {
  readonly kind: "audio" | "video";
  /** Where a phone's camera looks; a voice and a webcam look nowhere. */
  facingMode: string | undefined;
  enabled = true;
  muted = false;
  readyState: MediaStreamTrackState = "live";

  constructor(kind: "audio" | "video" = "audio") {
    super();
    this.kind = kind;
  }

  getSettings(): MediaTrackSettings {
    return this.facingMode === undefined ? {} : { facingMode: this.facingMode };
  }

  stop(): void {
    this.readyState = "ended"; // a browser fires no event for one's own stop
  }

  /** Unplugged, or taken by another application. */
  ends(): void {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }

  /** A phone call takes the sound away, and gives it back. */
  interrupted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? "mute" : "unmute"));
  }

  asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}

export const fakeTrack = (kind: "audio" | "video" = "audio"): MediaStreamTrack =>
  new FakeTrack(kind).asTrack();

/** Stands in for the browser's MediaStream where Node has none. */
export class FakeMediaStream {
  readonly #tracks: readonly MediaStreamTrack[];

  constructor(tracks: readonly MediaStreamTrack[]) {
    this.#tracks = tracks;
  }

  getTracks(): readonly MediaStreamTrack[] {
    return this.#tracks;
  }
}
