import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Notes } from "./notes.ts";

export interface NotesHarness {
  readonly notes: () => Notes;
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What every store of notes promises. */
export function notesContract(name: string, open: () => Promise<NotesHarness>): void {
  describe(`notes (${name})`, () => {
    let harness: NotesHarness;
    let notes: Notes;
    beforeEach(async () => {
      harness = await open();
      notes = harness.notes();
    });
    afterEach(() => harness.close());

    it("[GN1] a note is read as it was last written, until its time is up or it is dropped", async () => {
      expect(await notes.read("a")).toBeNull();
      await notes.write("a", "one", 5_000);
      await notes.write("a", "two 🎙", 10_000);
      await notes.write("b", "three", 10_000);
      await harness.passes(9_000);
      expect(await notes.read("a")).toBe("two 🎙");
      await notes.drop("b");
      expect(await notes.read("b")).toBeNull();
      await harness.passes(2_000);
      expect(await notes.read("a")).toBeNull();
    });

    it("[GN2] a set counts each member once, and starts anew when it is dropped or forgotten", async () => {
      expect(await notes.gather("s", "x", 10_000)).toBe(1);
      expect(await notes.gather("s", "x", 10_000)).toBe(1);
      expect(await notes.gather("s", "y", 10_000)).toBe(2);
      await notes.drop("s");
      expect(await notes.gather("s", "z", 10_000)).toBe(1);
      await harness.passes(11_000);
      expect(await notes.gather("s", "y", 10_000)).toBe(1);
    });
  });
}
