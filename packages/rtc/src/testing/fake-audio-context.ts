/** Stands in for WebAudio: what an analyser hears is set by the test. */
export class FakeAudioContext {
  static readonly made: FakeAudioContext[] = [];
  static loudness = 0;
  state: AudioContextState = "suspended";
  sources = 0;

  constructor() {
    FakeAudioContext.made.push(this);
  }

  createMediaStreamSource(): object {
    this.sources++;
    return { connect: () => undefined, disconnect: () => this.sources-- };
  }

  createAnalyser(): object {
    return {
      fftSize: 0,
      getFloatTimeDomainData: (samples: Float32Array) => samples.fill(FakeAudioContext.loudness),
    };
  }

  async resume(): Promise<void> {
    this.state = "running";
  }

  async close(): Promise<void> {
    this.state = "closed";
  }

  static reset(): void {
    FakeAudioContext.made.length = 0;
    FakeAudioContext.loudness = 0;
  }
}
