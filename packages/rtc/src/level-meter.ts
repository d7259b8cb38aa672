import { State, type Clock, type Value } from "@efir/kit";
import { wake } from "./audio-context.ts";
import { loudness, nextLevel, type Level } from "./level.ts";

const MEASURE_EVERY_MS = 100;
/** A pause between words is not silence yet. */
const SILENT_AFTER_MS = 400;

/** How loud a track is. WebAudio only measures here; nothing is played through it. */
export class LevelMeter {
  readonly #clock: Clock;
  readonly #level = new State<Level>(0);
  #context: AudioContext | null = null;
  #stop: () => void = () => undefined;

  readonly level: Value<Level> = this.#level;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `null` measures nothing: the level is 0. */
  listen(track: MediaStreamTrack | null): void {
    this.#stop();
    this.#stop = () => undefined;
    this.#level.set(0);
    if (track && "AudioContext" in globalThis) this.#measure(track);
  }

  close(): void {
    this.listen(null);
    void this.#context?.close();
    this.#context = null;
  }

  #measure(track: MediaStreamTrack): void {
    this.#context ??= new AudioContext();
    const context = this.#context;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    const analyser = context.createAnalyser();
    analyser.fftSize = 1_024;
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let heardAt = 0;

    const stopTimer = this.#clock.every(MEASURE_EVERY_MS, () => {
      wake(context);
      analyser.getFloatTimeDomainData(samples);
      const level = nextLevel(this.#level.get(), loudness(samples));
      if (level > 0) heardAt = this.#clock.now();
      if (level > 0 || this.#clock.now() - heardAt >= SILENT_AFTER_MS) this.#level.set(level);
    });
    this.#stop = () => {
      stopTimer();
      source.disconnect();
    };
  }
}
