/** Stands in for an `<audio>` element. A browser that wants a tap first refuses to play. */
export class FakeAudio {
  static readonly made: FakeAudio[] = [];
  static refusal: DOMException | null = null;
  srcObject: unknown = null;
  autoplay = false;
  muted = false;
  volume = 1;
  playing = false;
  sinkId = "";

  constructor() {
    FakeAudio.made.push(this);
  }

  async play(): Promise<void> {
    if (FakeAudio.refusal) throw FakeAudio.refusal;
    this.playing = true;
  }

  async setSinkId(deviceId: string): Promise<void> {
    this.sinkId = deviceId;
  }

  pause(): void {
    this.playing = false;
  }

  static reset(): void {
    FakeAudio.made.length = 0;
    FakeAudio.refusal = null;
  }
}
