import { wake } from "./audio-context.ts";
import { loudness } from "./level.ts";

/**
 * How loud a track is at this moment, for whoever draws it at the pace of the screen. Nothing is told and no
 * timer runs: a page that is not looked at costs nothing.
 */
export class LoudnessMeter {
  #context: AudioContext | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #analyser: AnalyserNode | null = null;
  #samples = new Float32Array(0);

  /** `null` is silent. */
  listen(track: MediaStreamTrack | null): void {
    this.#source?.disconnect();
    this.#source = null;
    this.#analyser = null;
    if (!track || typeof AudioContext === "undefined") return;
    this.#context ??= new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 1_024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#source = this.#context.createMediaStreamSource(new MediaStream([track]));
    this.#source.connect(this.#analyser);
  }

  /** 0 for silence to 1 for as loud as can be; 0.02 to 0.2 is a voice. */
  now(): number {
    if (!this.#analyser) return 0;
    // Browsers let sound be measured only after a tap.
    if (this.#context) wake(this.#context);
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return loudness(this.#samples);
  }

  close(): void {
    this.listen(null);
    void this.#context?.close();
    this.#context = null;
  }
}
