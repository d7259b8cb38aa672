import { expect, it } from "vitest";
import { isDead, nextSilence, silentMs, startSilence, type Silence } from "./silence.ts";

const LOOK_MS = 200;

/** Looks five times a second; `counts` is what was counted each time. */
function look(silence: Silence, counts: readonly number[]): { silence: Silence; now: number } {
  let now = silence.lookedAt;
  for (const count of counts) {
    now += LOOK_MS;
    silence = nextSilence(silence, { kind: "counted", count }, now);
  }
  return { silence, now };
}

const voice = (looks: number) => Array.from({ length: looks }, (_, i) => i);
const nothing = (looks: number, count: number) => Array.from({ length: looks }, () => count);

it("[SW1] a voice that stops is dead after 0.7 s, not sooner", () => {
  const { silence } = look(startSilence(0), voice(50));
  const soon = look(silence, nothing(3, 49));
  expect([silentMs(soon.silence, soon.now), isDead(soon.silence, soon.now)]).toEqual([600, false]);
  const late = look(silence, nothing(4, 49));
  expect(isDead(late.silence, late.now)).toBe(true);
});

it("[SW2] within 5 s of a hint half a second is enough", () => {
  const { silence, now } = look(startSilence(0), voice(50));
  const quiet = look(nextSilence(silence, { kind: "hint" }, now), nothing(3, 49));
  expect(isDead(quiet.silence, quiet.now)).toBe(true);
  const later = look(nextSilence(silence, { kind: "hint" }, now), [
    ...voice(30).map((i) => i + 20),
    49,
    49,
    49,
  ]);
  expect(isDead(later.silence, later.now)).toBe(false);
});

it("[SW3] who only listens is heard of every 2.5 s, and is not taken for dead between", () => {
  const listener = Array.from({ length: 400 }, (_, i) => Math.floor(i / 12.5));
  const learned = look(startSilence(0), listener);
  let { silence, now } = learned;
  let deaths = 0;
  for (const count of listener.slice(0, 200)) {
    ({ silence, now } = look(silence, [1_000 + count]));
    if (isDead(silence, now)) deaths++;
  }
  expect(deaths).toBe(0);
  const gone = look(silence, nothing(60, 9_999));
  expect(isDead(gone.silence, gone.now)).toBe(true);
});

it("[SW4] an outage teaches nothing: the next one is noticed as soon", () => {
  const { silence } = look(startSilence(0), [...voice(50), ...nothing(100, 49), 50, 51, 52]);
  const again = look(silence, nothing(4, 52));
  expect(isDead(again.silence, again.now)).toBe(true);
});

it("[SW5] a device that slept is given half a second to hear something", () => {
  const { silence, now } = look(startSilence(0), voice(50));
  const woke = nextSilence(silence, { kind: "counted", count: 49 }, now + 60_000);
  expect(isDead(woke, now + 60_000)).toBe(false);
  const still = look(woke, nothing(3, 49));
  expect(isDead(still.silence, still.now)).toBe(true);
});
