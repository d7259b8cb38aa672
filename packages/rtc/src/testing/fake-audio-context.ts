/** Stands in for WebAudio: what an analyser hears is set by the test. */
export class FakeAudioContext extends EventTarget {
  static readonly made: FakeAudioContext[] = [];
  static loudness = 0;
  state: AudioContextState = "suspended";
  sources = 0;
  readonly currentTime = 0;
  readonly destination = {};
  /** What is played now, in the order of its beginning. */
  readonly played: { readonly stream: unknown; gain: number; pan: number }[] = [];
  sinkId = "";

  constructor() {
    super();
    FakeAudioContext.made.push(this);
  }

  createMediaStreamSource(stream: unknown): object {
    this.sources++;
    this.played.push({ stream, gain: 1, pan: 0 });
    return { connect: (next: object) => next, disconnect: () => this.#ended(stream) };
  }

  #ended(stream: unknown): void {
    this.sources--;
    this.played.splice(
      this.played.findIndex((each) => each.stream === stream),
      1,
    );
  }

  createGain(): object {
    return this.#knob("gain");
  }

  createStereoPanner(): object {
    return this.#knob("pan");
  }

  /** Of the voice that began last. */
  #knob(name: "gain" | "pan"): object {
    const voice = this.played.at(-1);
    const setTargetAtTime = (value: number) => voice && (voice[name] = value);
    return {
      [name]: { setTargetAtTime },
      connect: (next: object) => next,
      disconnect: () => undefined,
    };
  }

  async setSinkId(deviceId: string): Promise<void> {
    this.sinkId = deviceId;
  }

  becomes(state: AudioContextState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }

  createAnalyser(): object {
    return {
      fftSize: 0,
      getFloatTimeDomainData: (samples: Float32Array) => samples.fill(FakeAudioContext.loudness),
    };
  }

  #isTaken = false;

  async resume(): Promise<void> {
    if (this.#isTaken) throw new DOMException("the sound is somebody else's", "InvalidStateError");
    this.state = "running";
  }

  /** By a phone call, on iOS. */
  taken(isTaken: boolean): void {
    this.#isTaken = isTaken;
    if (isTaken) this.state = "interrupted";
  }

  async close(): Promise<void> {
    this.state = "closed";
  }

  static reset(): void {
    FakeAudioContext.made.length = 0;
    FakeAudioContext.loudness = 0;
  }
}
