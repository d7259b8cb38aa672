import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_TROUBLES, type Figures } from "./figures.ts";

export interface FiguresHarness {
  /** Another instance on the same store, where there can be several. */
  readonly figures: () => Figures;
  readonly close: () => Promise<unknown>;
}

const NOON = Date.UTC(2026, 0, 5, 12, 30);
const HOUR = 3_600_000;

/** What every store of figures promises. */
export function figuresContract(name: string, open: () => Promise<FiguresHarness>): void {
  describe(`figures of a day (${name})`, () => {
    let harness: FiguresHarness;
    let figures: Figures;
    let other: Figures;
    beforeEach(async () => {
      harness = await open();
      figures = harness.figures();
      other = harness.figures();
    });
    afterEach(() => harness.close());

    it("[FG1] what all instances count is added up, hour by hour", async () => {
      await figures.count("joins", NOON);
      await other.count("joins", NOON + 1_000);
      await other.count("joins", NOON + HOUR, 3);
      await figures.count("resumes", NOON);
      const { joins, resumes } = await other.day(NOON);
      expect([joins[11], joins[12], joins[13]]).toEqual([0, 2, 3]);
      expect(resumes[12]).toBe(1);
      expect(joins).toHaveLength(24);
    });

    it("[FG2] a peak is the most that anybody saw in the hour", async () => {
      await figures.peak("people", 3, NOON);
      await other.peak("people", 7, NOON);
      await figures.peak("people", 5, NOON);
      await figures.peak("rooms", 2, NOON);
      const { people, rooms } = await figures.day(NOON);
      expect([people[12], rooms[12]]).toEqual([7, 2]);
    });

    it("[FG3] days do not mix, and a day without figures is empty", async () => {
      await figures.count("joins", NOON);
      const sum = async (at: number) =>
        (await figures.day(at)).joins.reduce((all, each) => all + each, 0);
      expect(await sum(NOON)).toBe(1);
      expect(await sum(NOON + 12 * HOUR)).toBe(0);
      expect((await figures.day(NOON + 12 * HOUR)).firstAudioMs).toBeNull();
    });

    it.each([
      [[300], 300],
      [[100, 400, 5_000], 400],
      [[0, 0, 0], 50],
      [[10 ** 9], 50_000],
    ])("[FG4] the median of %j is about %i", async (times, wanted) => {
      for (const ms of times) await figures.time("first-audio", ms, NOON);
      const { firstAudioMs } = await figures.day(NOON);
      expect(firstAudioMs).toBeGreaterThan(wanted * 0.85);
      expect(firstAudioMs).toBeLessThan(wanted * 1.15);
    });

    it("[FG5] the last troubles are known, the newest first, and no more than so many", async () => {
      for (let n = 0; n < MOST_TROUBLES + 5; n++)
        await figures.trouble({ at: NOON + n, what: `trouble ${n}` });
      const troubles = await other.troubles();
      expect(troubles).toHaveLength(MOST_TROUBLES);
      expect(troubles[0]).toEqual({
        at: NOON + MOST_TROUBLES + 4,
        what: `trouble ${MOST_TROUBLES + 4}`,
      });
    });
  });
}
