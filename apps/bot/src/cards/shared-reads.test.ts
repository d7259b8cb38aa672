import { describe, expect, it } from "vitest";
import { createSharedReads } from "./shared-reads.ts";

/** Answers what was true when it was asked, once it is let. */
function slowSource() {
  const waiting: (() => void)[] = [];
  const source = { value: 0 };
  const asked = { times: 0 };
  const ask = (): Promise<number> => {
    asked.times++;
    const answer = source.value;
    return new Promise((resolve) => waiting.push(() => resolve(answer)));
  };
  const answerAll = () => waiting.splice(0).forEach((answer) => answer());
  return { source, asked, ask, answerAll };
}

describe("shared reads", () => {
  it("[SH1] those who ask at once share one answer, by key", async () => {
    const { ask, asked, answerAll } = slowSource();
    const reads = createSharedReads<string, number>(ask);
    const all = Promise.all([reads.read("a"), reads.read("a"), reads.read("b")]);
    answerAll();
    expect(await all).toEqual([0, 0, 0]);
    expect(asked.times).toBe(2);
  });

  it("[SH2] whoever asks after the answer, or after it was outdated, gets a new one", async () => {
    const { ask, source, answerAll } = slowSource();
    const reads = createSharedReads<string, number>(ask);
    const early = reads.read("a");
    source.value = 1;
    reads.outdate("a");
    const late = reads.read("a");
    answerAll();
    expect(await Promise.all([early, late])).toEqual([0, 1]);
    source.value = 2;
    const last = reads.read("a");
    answerAll();
    expect(await last).toBe(2);
  });

  it("[SH3] a failure is shared too, and forgotten", async () => {
    let fails = true;
    const reads = createSharedReads(() =>
      fails ? Promise.reject(new Error("away")) : Promise.resolve(1),
    );
    await expect(reads.read("a")).rejects.toThrow("away");
    fails = false;
    expect(await reads.read("a")).toBe(1);
  });
});
