import { expect, it } from "vitest";
import { behind, createLateEngine, whenHere } from "./engine.ts";

const ENGINE = {
  createCall: () => "a call" as never,
  prepareCall: () => undefined,
};

it("[LE1] whoever asks waits for one load, and for nothing once it is done", async () => {
  let loads = 0;
  const late = createLateEngine(async () => {
    loads++;
    return ENGINE;
  });
  await Promise.all([late.awaited(), late.awaited()]);
  expect(loads).toBe(1);
  expect(late.awaited()).toBeNull();
  expect(late.createCall({} as never)).toBe("a call");
});

it("[LE2] a load that failed is tried again by the next one who asks", async () => {
  let loads = 0;
  const late = createLateEngine(async () => {
    if (++loads === 1) throw new TypeError("no network");
    return ENGINE;
  });
  await expect(late.awaited()).rejects.toThrow("no network");
  await late.awaited();
  expect(late.awaited()).toBeNull();
});

it("[LE3] what is to be done is done within the tap when the engine is here, and else after it", async () => {
  const done: string[] = [];
  const onWait = () => {
    done.push("waiting");
    return { onFailed: () => done.push("failed") };
  };
  whenHere(null, () => done.push("at once"), onWait);
  expect(done).toEqual(["at once"]);
  whenHere(Promise.resolve(), () => done.push("later"), onWait);
  expect(done).toEqual(["at once", "waiting"]);
  await Promise.resolve();
  await Promise.resolve();
  expect(done).toEqual(["at once", "waiting", "later"]);
  whenHere(Promise.reject(new TypeError("no network")), () => done.push("never"), onWait);
  await Promise.resolve();
  await Promise.resolve();
  expect(done.slice(3)).toEqual(["waiting", "failed"]);
});

it("[LE4] what comes behind the engine comes when it is here, and when it could not be had", async () => {
  const late = createLateEngine(() => Promise.reject(new TypeError("no network")));
  await expect(behind(late.awaited())).resolves.toBeUndefined();
  await expect(behind(null)).resolves.toBeUndefined();
});
