import { expect, it } from "vitest";
import { settle } from "../testing/settle.ts";
import { createWakeLock } from "./wake-lock.ts";

class FakeLock extends EventTarget {
  released = false;
  release(): Promise<void> {
    this.released = true;
    this.dispatchEvent(new Event("release"));
    return Promise.resolve();
  }
}

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";
}

function start(refuse = false) {
  const locks: FakeLock[] = [];
  const document = new FakeDocument();
  const wakeLock = createWakeLock({
    document: document,
    navigator: {
      wakeLock: {
        request: () => {
          if (refuse) return Promise.reject(new DOMException("", "NotAllowedError"));
          locks.push(new FakeLock());
          return Promise.resolve(locks.at(-1) as unknown as WakeLockSentinel);
        },
      },
    },
  });
  const come = async (state: DocumentVisibilityState) => {
    document.visibilityState = state;
    document.dispatchEvent(new Event("visibilitychange"));
    await settle();
  };
  return { wakeLock, locks, come };
}

it("[PG9] the screen stays on in a call, and may go dark after it", async () => {
  const { wakeLock, locks } = start();
  wakeLock.hold(true);
  await settle();
  wakeLock.hold(false);
  expect(locks.map(({ released }) => released)).toEqual([true]);
});

it("[PG10] what the browser took while the page was hidden is asked for again", async () => {
  const { wakeLock, locks, come } = start();
  wakeLock.hold(true);
  await settle();
  await locks[0]?.release();
  await come("hidden");
  expect(locks).toHaveLength(1);
  await come("visible");
  expect(locks.map(({ released }) => released)).toEqual([true, false]);
});

it("[PG11] a call that ended while the browser thought about it holds nothing", async () => {
  const { wakeLock, locks } = start();
  wakeLock.hold(true);
  wakeLock.hold(false);
  await settle();
  expect(locks.map(({ released }) => released)).toEqual([true]);
});

it("[PG12] [TRAP48] a browser that refuses, and one that has no such thing, harm nothing", async () => {
  const { wakeLock } = start(true);
  wakeLock.hold(true);
  createWakeLock({ document: new FakeDocument(), navigator: {} }).hold(true);
  await expect(settle()).resolves.toBeUndefined();
});
