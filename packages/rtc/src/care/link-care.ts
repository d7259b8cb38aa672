import { State, type Clock } from "@efir/kit";
import type { ConnectionName } from "@efir/protocol";
import type { Link } from "../link.ts";
import { createPictureShape } from "../picture/picture-shape.ts";
import { nextShown, toQuality, type Quality, type Shown } from "../quality/quality.ts";
import type { PictureSlot } from "../pictures.ts";
import type { Redundancy } from "../red/redundancy.ts";
import type { Shape } from "../shape.ts";
import { toPictureSample, toVoiceSample, type PictureSample } from "../stats/sample.ts";
import { reachMs } from "../voice/voice-plan.ts";
import { isSlow } from "../voice/voice-status.ts";
import { createVoiceShape } from "../voice/voice-shape.ts";
import { Hearing } from "./hearing.ts";
import { PictureCare, type Surroundings, type View } from "./picture-care.ts";
import {
  createSayings,
  PLAIN_SENDING,
  type CareSignal,
  type Sayings,
  type Sending,
} from "./sayings.ts";
import { VoiceCare } from "./voice-care.ts";

export interface LinkCareOptions {
  readonly link: Pick<Link, "stats" | "playing" | "status" | "preparePictures">;
  readonly send: (signal: CareSignal) => void;
  readonly redundancy: Pick<Redundancy, "offer">;
  readonly surroundings: () => Surroundings;
  /** What becomes of one's pictures has changed, and no look had to show it. */
  readonly onNews: () => void;
  readonly clock: Clock;
}

/** Copies that are nearer are waited for anyway. */
const NEAR_MS = 60;
/** Beside the copies, what the network itself swings by. */
const HOLD_MORE_MS = 40;
/** A line on which voice has come down to this rung carries nothing else. */
const TOO_NARROW = 2;
const DETOUR_MS = 500;
const FAR_MS = 250;

/**
 * Looks after one link: measures it, agrees with the other side on what is sent, and keeps voice before
 * pictures. It decides nothing by itself: that is in voice-status, picture-status and quality.
 */
export class LinkCare {
  readonly #options: LinkCareOptions;
  readonly #hearing = new Hearing();
  readonly #voice: VoiceCare;
  readonly #pictures = new PictureCare();
  readonly #holdMs = new State<number | null>(null);
  readonly #say: Sayings;
  #theirs: Sending = PLAIN_SENDING;
  #shown: Shown = { quality: "good", betterSince: null };
  #picture: PictureSample | null = null;
  #looking = false;

  constructor(options: LinkCareOptions) {
    this.#options = options;
    const { send, clock, surroundings } = options;
    const { others, wayMs } = surroundings();
    this.#voice = new VoiceCare(clock.now(), others + 1, wayMs); // this one is not counted yet
    this.#say = createSayings(send, clock);
  }

  readonly createShape = (name: ConnectionName): Shape =>
    name === "audio"
      ? createVoiceShape({
          redundancy: this.#options.redundancy,
          plan: this.#voice.plan,
          holdMs: this.#holdMs,
        })
      : createPictureShape(this.#pictures.plan);

  get quality(): Quality {
    return this.#shown.quality;
  }

  get hearing(): Hearing {
    return this.#hearing;
  }

  get voice(): VoiceCare {
    return this.#voice;
  }

  get pictures(): PictureCare {
    return this.#pictures;
  }

  get bandwidth(): number | null {
    return this.#picture?.bandwidth ?? null;
  }

  /** Whether the other side has a picture on that its line is too weak for. */
  isHeldBack(slot: PictureSlot): boolean {
    return !this.#theirs[slot];
  }

  /** Or nobody knows. */
  isFar(): boolean {
    return (this.#hearing.quickestMs ?? Infinity) > FAR_MS;
  }

  /** Voice flows, and its line carries more than that. */
  picturesFit(): boolean {
    const isConnected = this.#options.link.status.get() === "connected";
    return isConnected && this.#voice.narrow < TOO_NARROW && this.#pictures.status.kind !== "off";
  }

  /** The link begins: the other side may hear long before it stands that it is narrow. */
  begin(): void {
    const { wayMs } = this.#options.surroundings();
    if (wayMs !== null && isSlow(wayMs)) this.#say.way(wayMs);
  }

  receive(signal: CareSignal): void {
    switch (signal.kind) {
      case "way":
        this.#voice.toldWay(signal.rttMs, this.#options.surroundings().others);
        this.#act();
        return this.#options.onNews();
      case "reception":
        this.#voice.told(signal);
        return this.#act(); // until the next look much would be lost
      case "view":
        return this.#pictures.told(signal);
      case "sending": {
        this.#theirs = signal;
        const { reachMs: reach } = signal;
        this.#holdMs.set(reach > NEAR_MS ? reach + HOLD_MORE_MS : null);
      }
    }
  }

  /** The page shows the other's pictures so wide now. */
  show(view: View): void {
    this.#say.view.tell(view);
  }

  /** Measures, and acts on it; to be called once a second. One look at a time: statistics may be slow to come. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#measure();
    } finally {
      this.#looking = false;
    }
    this.#act();
  }

  close(): void {
    this.#say.close();
  }

  async #measure(): Promise<void> {
    const { link, clock } = this.#options;
    const voice = await link.stats("audio");
    if (voice) {
      const sample = toVoiceSample(voice, clock.now());
      this.#hearing.add(sample, link.playing(), this.#theirs.reachMs);
    }
    const picture = await link.stats("picture");
    this.#picture = picture && toPictureSample(picture, clock.now());
  }

  #act(): void {
    const { clock, link, surroundings } = this.#options;
    const { others, has } = surroundings();
    const [at, there] = [clock.now(), this.#voice.there];
    const isConnected = link.status.get() === "connected";
    if (isConnected) {
      this.#voice.look(at, this.#hearing, others);
    }
    const isNarrow = this.#voice.narrow >= TOO_NARROW;
    if (!isConnected) this.#pictures.guess(isNarrow);
    else {
      const bad = there.late || there.broken || isNarrow || this.#hearing.detourMs > DETOUR_MS;
      const { bandwidth } = this;
      this.#pictures.look({ others, has, at, bandwidth, bad, clean: !bad });
    }
    if (isConnected) {
      link.preparePictures();
      this.#say.reception.tell(this.#hearing.reception);
      this.#say.sending.tell(this.#sending(has));
    }
    const quality = toQuality({
      link: link.status.get(),
      here: this.#hearing.reception,
      there,
      rttMs: this.#hearing.quickestMs,
      concealed: this.#hearing.reading?.concealed ?? 0,
    });
    this.#shown = nextShown(this.#shown, quality, at);
  }

  #sending(has: Surroundings["has"]): Sending {
    return {
      reachMs: reachMs(this.#voice.plan.get()),
      camera: !this.#pictures.holdsBack("camera", has),
      screen: !this.#pictures.holdsBack("screen", has),
    };
  }
}
