import type { SeatId } from "@efir/protocol";
import { wake } from "./audio-context.ts";
import type { VoicePlace } from "./volumes.ts";

/** Goes to a new place this fast, in seconds: no click, and nobody sees a delay. */
const GLIDE_S = 0.03;

interface Voice {
  readonly stream: MediaStream;
  readonly source: MediaStreamAudioSourceNode;
  readonly gain: GainNode;
  readonly panner: StereoPannerNode;
}

interface ChoosesSink {
  readonly setSinkId: (deviceId: string) => Promise<void>;
}

/**
 * Voices that come from the left or the right, through WebAudio. It may stop at any time (iOS puts it to sleep
 * with the page), so that it is only ever asked to help: whoever it does not play is played by their element.
 */
export class PlacedVoices {
  readonly #voices = new Map<SeatId, Voice>();
  readonly #changed: () => void;
  #context: AudioContext | null = null;
  #deviceId: string | null = null;

  /** `changed`: it has begun to play, or stopped; place everybody again. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** True while this voice is heard from here, and may not be heard from its element too. */
  play(seat: SeatId, stream: MediaStream, { gain, pan }: VoicePlace): boolean {
    const context = this.#open();
    if (!context) return false;
    const known = this.#voices.get(seat);
    const voice = known?.stream === stream ? known : this.#begin(seat, stream, context);
    const glideS = voice === known ? GLIDE_S : 0;
    voice.gain.gain.setTargetAtTime(gain, context.currentTime, glideS);
    voice.panner.pan.setTargetAtTime(pan, context.currentTime, glideS);
    return context.state === "running";
  }

  stop(seat: SeatId): void {
    const voice = this.#voices.get(seat);
    if (!voice) return;
    this.#voices.delete(seat);
    for (const node of [voice.source, voice.gain, voice.panner]) node.disconnect();
  }

  choose(deviceId: string | null): void {
    this.#deviceId = deviceId;
    if (this.#context) void this.#lead(this.#context);
  }

  /** From a tap, where the browser wants one. */
  wake(): void {
    if (this.#context) wake(this.#context);
  }

  close(): void {
    for (const seat of [...this.#voices.keys()]) this.stop(seat);
    void this.#context?.close();
    this.#context = null;
  }

  /** Null where there is no WebAudio, or where it would play from another loudspeaker than the chosen one. */
  #open(): AudioContext | null {
    if (!("AudioContext" in globalThis)) return null;
    const context = (this.#context ??= this.#create());
    return this.#deviceId === null || choosesSink(context) ? context : null;
  }

  #create(): AudioContext {
    const context = new AudioContext();
    context.addEventListener("statechange", this.#changed);
    void this.#lead(context);
    return context;
  }

  #begin(seat: SeatId, stream: MediaStream, context: AudioContext): Voice {
    this.stop(seat);
    const voice = {
      stream,
      source: context.createMediaStreamSource(stream),
      gain: context.createGain(),
      panner: context.createStereoPanner(),
    };
    voice.source.connect(voice.gain).connect(voice.panner).connect(context.destination);
    this.#voices.set(seat, voice);
    return voice;
  }

  async #lead(context: AudioContext): Promise<void> {
    if (!choosesSink(context)) return;
    try {
      await context.setSinkId(this.#deviceId ?? "");
    } catch {
      // unplugged, or not allowed in this frame: the system's own loudspeaker plays on
    }
  }
}

const choosesSink = (context: AudioContext): context is AudioContext & ChoosesSink =>
  "setSinkId" in context;
