import { State, type Value } from "@efir/kit";
import { NO_PICTURES, samePlan, toPicturePlan, type PicturePlan } from "../picture/picture-plan.ts";
import { FIRST_PICTURE, nextPicture, type PictureStatus } from "../picture/picture-status.ts";
import type { PictureSlot } from "../pictures.ts";

/** How wide each picture is shown; 0: not at all. */
export type View = Readonly<Record<PictureSlot, number>>;

/** Until one is told: as large as it comes. */
export const ANY_WIDTH: View = { camera: 8_192, screen: 8_192 };

/** What is the same for all links of a call at a moment. */
export interface Surroundings {
  /** How many others there are. */
  readonly others: number;
  /** Which pictures of one's own are on. */
  readonly has: Readonly<Record<PictureSlot, boolean>>;
  /** The quickest round trip to the server; null: not known yet. */
  readonly wayMs: number | null;
}

export interface PictureLook extends Omit<Surroundings, "wayMs"> {
  readonly at: number;
  readonly bandwidth: number | null;
  readonly clean: boolean;
  readonly bad: boolean;
}

const GUESSED_OFF: PictureStatus = { kind: "off", cleanSince: 0, tries: 0 };

/** What of one's own pictures is sent to one other. */
export class PictureCare {
  readonly #plan = new State<PicturePlan>(NO_PICTURES);
  #status: PictureStatus = FIRST_PICTURE;
  #view: View = ANY_WIDTH;
  #isGuess = false;

  readonly plan: Value<PicturePlan> = this.#plan;

  get status(): PictureStatus {
    return this.#isGuess ? GUESSED_OFF : this.#status;
  }

  told(view: View): void {
    this.#view = view;
  }

  /** Before the link can tell: on a way that is known to be narrow a picture has no chance, and nobody need wait for the link to be told so. */
  guess(isNarrow: boolean): void {
    this.#isGuess = isNarrow;
    if (isNarrow && !samePlan(NO_PICTURES, this.#plan.get())) this.#plan.set(NO_PICTURES);
  }

  look({ others, has, ...evidence }: PictureLook): void {
    this.#isGuess = false;
    const wanted = (has.camera && this.#view.camera > 0) || (has.screen && this.#view.screen > 0);
    this.#status = wanted ? nextPicture(this.#status, evidence) : unwanted(this.#status);
    const plan = toPicturePlan({ status: this.#status, others, has, view: this.#view });
    if (!samePlan(plan, this.#plan.get())) this.#plan.set(plan);
  }

  /** Whether a picture that is on is held back because the line is too weak for it. */
  holdsBack(slot: PictureSlot, has: Surroundings["has"]): boolean {
    if (!has[slot] || this.#view[slot] === 0) return false;
    const { kind } = this.status;
    return kind === "off" || (kind === "on" && !this.#plan.get()[slot]);
  }
}

/** A line that was too weak stays so until it is tried; one that carried a picture begins anew. */
const unwanted = (status: PictureStatus): PictureStatus =>
  status.kind === "on" ? FIRST_PICTURE : status;
