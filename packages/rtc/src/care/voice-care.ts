import { State, type Value } from "@efir/kit";
import { lossClass, worseLoss, GOOD_RECEPTION, type Reception } from "../voice/reception.ts";
import { sameVoicePlan, type VoicePlan } from "../voice/voice-plan.ts";
import { firstVoice, nextVoice, planOf, toldWay, type VoiceStatus } from "../voice/voice-status.ts";
import type { Hearing } from "./hearing.ts";

/** Beyond this a round trip is slow because something queues; jitter alone does not do it. */
const DETOUR_MS = 500;

/** How one's own voice is sent to one other, by what that one says of it. */
export class VoiceCare {
  readonly #plan: State<VoicePlan>;
  #status: VoiceStatus;
  /** Null until the other says something: it may be a client that never does. */
  #told: Reception | null = null;

  readonly plan: Value<VoicePlan>;

  constructor(at: number, voices: number, wayMs: number | null) {
    this.#status = firstVoice(at, voices, wayMs);
    this.#plan = new State(planOf(this.#status));
    this.plan = this.#plan;
  }

  /** How our voice arrives there, as far as one knows. */
  get there(): Reception {
    return this.#told ?? GOOD_RECEPTION;
  }

  get narrow(): number {
    return this.#status.narrow;
  }

  told(reception: Reception): void {
    this.#told = reception;
  }

  toldWay(wayMs: number, voices: number): void {
    this.#become(toldWay(this.#status, wayMs, voices));
  }

  look(at: number, hearing: Hearing, voices: number): void {
    const { loss, bursts, late } = this.there;
    const status = nextVoice(this.#status, {
      at,
      loss: worseLoss(loss, lossClass(hearing.newest?.lostThere ?? 0)),
      bursts,
      late: late || (this.#told === null && hearing.detourMs > DETOUR_MS),
      rttMs: hearing.quickestMs,
      voices,
    });
    this.#become(status);
  }

  #become(status: VoiceStatus): void {
    this.#status = status;
    const plan = planOf(status);
    if (!sameVoicePlan(plan, this.#plan.get())) this.#plan.set(plan);
  }
}
