import { systemClock } from "@efir/kit";
import type { Call, CallOptions } from "./call.ts";
import { createDevices } from "./devices.ts";
import { createFirstVoice } from "./first-voice.ts";
import { LiveCall } from "./live-call.ts";
import { ownCertificate, prepareCertificate } from "./own-certificate.ts";
import { takePrepared } from "./prepare-join.ts";
import { wakeEngine } from "./wake-engine.ts";
import { Redundancy } from "./red/redundancy.ts";
import { FreshWindow } from "./recovery/fresh-window.ts";
import { listenForHints } from "./recovery/network-hints.ts";

let redundancy: Redundancy | null = null;

/**
 * Makes ready what a call needs beside the page's own code. For the time in which a person reads and taps. `openWorker` runs what is at
 * `@efir/rtc/red-worker`: whoever builds the page knows how.
 */
export function prepareCall(openWorker: () => Worker): void {
  redundancy ??= new Redundancy(openWorker); // one for the page: calls may follow one another
  prepareCertificate();
  wakeEngine();
}

function noWorker(): never {
  throw new Error("Nobody has said how to open a worker");
}

/** A call in this browser. Create it from the Join tap, so that sound may play. */
export function createCall(options: CallOptions): Call {
  const windows = new FreshWindow(systemClock);
  const firstVoice = createFirstVoice(systemClock, (ms) => options.onFirstVoice?.(ms));
  return new LiveCall(options, {
    clock: systemClock,
    random: Math.random,
    createPc: (configuration) => {
      const connection = windows.create({ ...configuration, ...ownCertificate() });
      firstVoice.watch(connection);
      return connection;
    },
    redundancy: redundancy ?? new Redundancy(noWorker),
    openSocket: (url) => new WebSocket(url),
    takeSocket: () => takePrepared(options.token),
    ...(options.devices ?? createDevices()),
    onNetwork: (listener) =>
      listenForHints({ window, document, connection: networkInformation() }, (hint) => {
        if (hint === "came") windows.networkCame();
        listener(hint);
      }),
    onGone: (listener) => {
      // A page that is only put aside (`persisted`) may come back, and its call with it.
      const hidden = ({ persisted }: PageTransitionEvent) => {
        if (!persisted) listener();
      };
      addEventListener("pagehide", hidden);
      return () => removeEventListener("pagehide", hidden);
    },
  });
}

/** Chromium alone tells when the kind of network changes. */
const networkInformation = (): EventTarget | null =>
  "connection" in navigator && navigator.connection instanceof EventTarget
    ? navigator.connection
    : null;
