import { afterEach, expect, it, vi } from "vitest";
import { settled } from "./testing/settled.ts";
import { wakeEngine } from "./wake-engine.ts";

afterEach(() => void vi.unstubAllGlobals());

it("[JF7] the engine is woken once for a page, and looks for no network", async () => {
  const did: string[] = [];
  class Pc {
    readonly addTransceiver = (kind: string) => did.push(kind);
    readonly createOffer = () => {
      did.push("offer");
      return Promise.resolve({});
    };
    readonly close = () => did.push("closed");
  }
  vi.stubGlobal("RTCPeerConnection", Pc);
  wakeEngine();
  wakeEngine();
  await settled();
  expect(did).toEqual(["audio", "offer", "closed"]); // nothing is gathered before a description is set
});
