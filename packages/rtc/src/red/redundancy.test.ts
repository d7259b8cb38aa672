import { afterEach, expect, it, vi } from "vitest";
import { Redundancy } from "./redundancy.ts";

afterEach(() => void vi.unstubAllGlobals());

class FakeWorker extends EventTarget {
  asWorker(): Worker {
    return this as unknown as Worker;
  }
}

/** A browser with the newer way, the older one, or none. */
function start(way: "script" | "streams" | "none") {
  const workers: FakeWorker[] = [];
  const transforms: unknown[] = [];
  if (way === "script") {
    const make = (...parts: unknown[]) => transforms.push(parts);
    vi.stubGlobal("RTCRtpScriptTransform", function (...parts: unknown[]) {
      make(...parts);
    });
  }
  if (way === "streams") {
    vi.stubGlobal("RTCRtpSender", { prototype: { createEncodedStreams: () => undefined } });
  }
  const redundancy = new Redundancy(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker.asWorker();
  });
  const isThere = () => workers.at(-1)?.dispatchEvent(new MessageEvent("message"));
  return { redundancy, workers, transforms, isThere };
}

const transceiver = () => ({ sender: {}, receiver: {} }) as unknown as RTCRtpTransceiver;

it("[RF9] before its worker is there, a connection goes without", () => {
  const { redundancy, isThere } = start("script");
  expect(redundancy.offer().attach(transceiver())).toBeNull();
  isThere();
  expect(redundancy.offer().attach(transceiver())).not.toBeNull();
});

it("[RF10] the sender gets a transform, and nothing else is asked of the connection", () => {
  const { redundancy, isThere, transforms } = start("script");
  isThere();
  const { configuration, attach } = redundancy.offer();
  const one = transceiver();
  attach(one);
  expect([configuration, transforms.length, "transform" in one.sender]).toEqual([{}, 1, true]);
});

it("[RF11] the older way is asked for when the connection is made", () => {
  const { redundancy, isThere } = start("streams");
  expect(redundancy.offer().configuration).toEqual({});
  isThere();
  expect(redundancy.offer().configuration).toEqual({ encodedInsertableStreams: true });
});

it("[RF12] a worker that could not be loaded is loaded again with the next connection", () => {
  const { redundancy, workers, isThere } = start("script");
  workers[0]?.dispatchEvent(new Event("error"));
  redundancy.offer();
  redundancy.offer();
  expect(workers).toHaveLength(2);
  isThere();
  workers[1]?.dispatchEvent(new Event("error"));
  redundancy.offer();
  expect([workers.length, redundancy.isReady]).toEqual([2, true]);
});

it("[RF13] a browser without either way loads nothing", () => {
  const { redundancy, workers } = start("none");
  expect([workers.length, redundancy.offer().attach(transceiver())]).toEqual([0, null]);
});

it("[RF13] nor does a page that may not have workers break", () => {
  vi.stubGlobal("RTCRtpScriptTransform", function () {
    // never made
  });
  const redundancy = new Redundancy(() => {
    throw new Error("No workers here");
  });
  expect(redundancy.offer().attach(transceiver())).toBeNull();
});
