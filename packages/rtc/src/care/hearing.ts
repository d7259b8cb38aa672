import { Lateness } from "../stats/lateness.ts";
import { Samples, toReading, type Reading } from "../stats/reading.ts";
import type { VoiceSample } from "../stats/sample.ts";
import { GOOD_RECEPTION, toReception, type Reception } from "../voice/reception.ts";

const FAST_MS = 2_500;
const SLOW_MS = 10_000;
/** Over its first packets a voice finds its pace, and much is made up: that says nothing of the line. */
const PACE_FOUND = 30;
/** The quickest round trip of so long is taken for the way without a queue. */
const RTT_REMEMBERED_MS = 60_000;

/** What one's own end of a link sees: how the other's voice arrives, and how long a round trip takes. */
export class Hearing {
  readonly #voice = new Samples<VoiceSample>(SLOW_MS);
  readonly #roundTrips = new Samples<{ readonly at: number; readonly ms: number }>(
    RTT_REMEMBERED_MS,
  );
  readonly #lateness = new Lateness();
  #reception: Reception = GOOD_RECEPTION;
  #reading: Reading | null = null;
  #newest: VoiceSample | null = null;

  /** Called about once a second. `reachMs`: see ReceptionEvidence. */
  add(sample: VoiceSample, playing: RTCRtpSynchronizationSource | null, reachMs: number): void {
    // A new connection counts from nothing.
    if (sample.received < (this.#newest?.received ?? 0)) this.#voice.clear();
    if (sample.received >= PACE_FOUND) this.#voice.add(sample);
    this.#newest = sample;
    if (sample.rttMs !== null) this.#roundTrips.add({ at: sample.at, ms: sample.rttMs });
    const fast = this.#since(FAST_MS);
    if (playing && fast) {
      this.#lateness.add({
        playedAt: playing.timestamp,
        ticks: playing.rtpTimestamp,
        bufferMs: fast.bufferMs,
      });
    }
    this.#reading = fast;
    const evidence = {
      fast,
      slow: this.#since(SLOW_MS),
      queueMs: this.#lateness.queueMs,
      reachMs,
    };
    this.#reception = toReception(evidence, this.#reception);
  }

  get newest(): VoiceSample | null {
    return this.#newest;
  }

  get reception(): Reception {
    return this.#reception;
  }

  /** Of the last seconds; null while nothing is heard. */
  get reading(): Reading | null {
    return this.#reading;
  }

  get queueMs(): number {
    return this.#lateness.queueMs;
  }

  get quickestMs(): number | null {
    return this.#roundTrips.least(({ ms }) => ms);
  }

  /** How much longer a round trip takes than it could. */
  get detourMs(): number {
    const now = this.newest?.rttMs ?? null;
    const quickest = this.quickestMs;
    return now === null || quickest === null ? 0 : now - quickest;
  }

  #since(ms: number): Reading | null {
    const [from, to] = [this.#voice.before(ms), this.#voice.newest()];
    return from && to ? toReading(from, to) : null;
  }
}
