import { State, type Value } from "@efir/kit";
import type { MemberState } from "@efir/protocol";
import type { CallWorld } from "./call-world.ts";
import { LevelMeter } from "./level-meter.ts";
import { isSlow } from "./voice/voice-status.ts";
import { createStateSender, toMemberState } from "./own-state.ts";

type OwnWorld = Pick<CallWorld, "clock" | "microphone" | "camera" | "screen">;

interface Telling {
  readonly send: (state: MemberState) => void;
  /** The quickest round trip to the server; null: not known yet. */
  readonly wayMs: () => number | null;
}

/** What the others are told of oneself: devices, hand, loudness, and whether one is there. */
export class OwnSide {
  readonly #world: OwnWorld;
  readonly #meter: LevelMeter;
  readonly #sender: ReturnType<typeof createStateSender>;
  readonly #hand = new State(false);
  readonly #away = new State(false);

  readonly hand: Value<boolean> = this.#hand;

  constructor(world: OwnWorld, { send, wayMs }: Telling) {
    this.#world = world;
    this.#meter = new LevelMeter(world.clock);
    this.#sender = createStateSender({
      clock: world.clock,
      send,
      isSlow: () => isSlow(wayMs()),
    });
  }

  readonly raiseHand = (up: boolean): void => this.#hand.set(up);
  readonly setAway = (away: boolean): void => this.#away.set(away);

  readonly state = (): MemberState =>
    toMemberState({
      microphone: this.#world.microphone.state.get(),
      camera: this.#world.camera.state.get(),
      screen: this.#world.screen?.state.get() ?? { kind: "off" },
      hand: this.#hand.get(),
      away: this.#away.get(),
      level: this.#meter.level.get(),
    });

  /** Tells the others of every change, then the listener. Answers how to stop. */
  follow(changed: () => void): () => void {
    const { microphone, camera, screen } = this.#world;
    const tell = () => {
      this.#sender.changed(this.state());
      changed();
    };
    const listen = () => this.#meter.listen(microphone.track.get());
    const parts = [microphone.state, camera.state, this.#meter.level, this.#hand, this.#away];
    const stops = [
      microphone.track.subscribe(listen),
      ...[...parts, ...(screen ? [screen.state] : [])].map((part) => part.subscribe(tell)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** The server knows this of us; it is told what has changed since. */
  catchUp(known: MemberState | undefined): void {
    if (known) this.#sender.told(known);
    this.#sender.changed(this.state());
  }

  close(): void {
    this.#sender.close();
    this.#meter.close();
    for (const device of [this.#world.microphone, this.#world.camera, this.#world.screen]) {
      device?.close();
    }
  }
}
