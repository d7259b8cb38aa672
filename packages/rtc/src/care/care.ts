import { State, type Clock, type Value } from "@efir/kit";
import type { SeatId } from "@efir/protocol";
import type { PictureSlot } from "../pictures.ts";
import { toDiagnosis } from "../quality/diagnosis.ts";
import { QUIET_LINE, sameLine, toLine, type Line } from "../quality/line.ts";
import type { Quality } from "../quality/quality.ts";
import type { Redundancy } from "../red/redundancy.ts";
import { LinkCare, type LinkCareOptions } from "./link-care.ts";
import { ANY_WIDTH, type Surroundings, type View } from "./picture-care.ts";

export interface CareOptions {
  readonly redundancy: Redundancy;
  readonly clock: Clock;
  /** The quickest round trip to the server; null: not known yet. */
  readonly wayMs: () => number | null;
  /** Qualities, or what is held back, may have changed. */
  readonly onChange: () => void;
}

type CaredLink = LinkCareOptions["link"];

interface Cared {
  readonly link: CaredLink;
  readonly care: LinkCare;
  view: View;
  readonly stop: () => void;
}

const LOOK_EVERY_MS = 1_000;
const NOT_SHOWN: View = { camera: 0, screen: 0 };

/** Looks after all links of a call, once a second. */
export class Care {
  readonly #options: CareOptions;
  readonly #cared = new Map<SeatId, Cared>();
  readonly #line = new State<Line>(QUIET_LINE);
  readonly #saver = new State(false);
  readonly #stop: () => void;
  #has: Surroundings["has"] = { camera: false, screen: false };
  #shown = "";

  readonly line: Value<Line> = this.#line;
  readonly saver: Value<boolean> = this.#saver;

  constructor(options: CareOptions) {
    this.#options = options;
    this.#stop = options.clock.every(LOOK_EVERY_MS, () => void this.#lookAtAll());
  }

  /** From now until it is forgotten. */
  of(seat: SeatId, link: CaredLink, send: LinkCareOptions["send"]): LinkCare {
    const { redundancy, clock } = this.#options;
    const care = new LinkCare({
      ...{ link, send, redundancy, clock },
      surroundings: this.#surroundings,
      onNews: this.#tell,
    });
    const cared = { link, care, view: ANY_WIDTH, stop: lookWhenConnected(link, care) };
    this.#cared.set(seat, cared);
    this.#show(cared);
    return care;
  }

  forget(seat: SeatId): void {
    const cared = this.#cared.get(seat);
    cared?.stop();
    cared?.care.close();
    this.#cared.delete(seat);
  }

  has(slot: PictureSlot, isOn: boolean): void {
    this.#has = { ...this.#has, [slot]: isOn };
  }

  /** The page shows a picture so many device pixels wide; 0: not at all. */
  readonly shows = (seat: SeatId, slot: PictureSlot, width: number): void => {
    const cared = this.#cared.get(seat);
    if (!cared) return;
    cared.view = { ...cared.view, [slot]: Math.min(Math.round(width), ANY_WIDTH[slot]) };
    this.#show(cared);
  };

  /** Nobody's picture is wanted while data is saved. */
  readonly save = (on: boolean): void => {
    this.#saver.set(on);
    for (const cared of this.#cared.values()) this.#show(cared);
  };

  quality(seat: SeatId): Quality {
    return this.#cared.get(seat)?.care.quality ?? "good";
  }

  isHeldBack(seat: SeatId, slot: PictureSlot): boolean {
    return this.#cared.get(seat)?.care.isHeldBack(slot) ?? false;
  }

  readonly diagnosis = (): string =>
    toDiagnosis(
      navigator.userAgent,
      [...this.#cared.values()].map(({ link, care }) => ({ status: link.status.get(), care })),
    );

  close(): void {
    this.#stop();
    for (const seat of [...this.#cared.keys()]) this.forget(seat);
  }

  #show({ care, view }: Cared): void {
    care.show(this.#saver.get() ? NOT_SHOWN : view);
  }

  readonly #surroundings = (): Surroundings => ({
    others: this.#cared.size,
    has: this.#has,
    wayMs: this.#options.wayMs(),
  });

  async #lookAtAll(): Promise<void> {
    const cares = [...this.#cared.values()].map(({ care }) => care);
    await Promise.allSettled(cares.map((care) => care.look())); // a link may be closed meanwhile
    this.#tell();
  }

  readonly #tell = (): void => {
    const cares = [...this.#cared.values()].map(({ care }) => care);
    const line = toLine(cares, this.#has.camera || this.#has.screen);
    if (!sameLine(line, this.#line.get())) this.#line.set(line);
    const shown = cares.map(toShown).join();
    if (shown !== this.#shown) this.#options.onChange();
    this.#shown = shown;
  };
}

/** A link that stands knows how far the other is: what is too much for a narrow way had better not be sent for a second. */
const lookWhenConnected = ({ status }: CaredLink, care: LinkCare): (() => void) =>
  status.subscribe(() => {
    if (status.get() === "connected") void care.look().catch(() => undefined); // closed meanwhile
  });

/** All of a link that the page shows, in one word. */
const toShown = (care: LinkCare): string =>
  `${care.quality} ${care.isHeldBack("camera")} ${care.isHeldBack("screen")}`;
