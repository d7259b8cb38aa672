import { systemClock } from "@efir/kit";
import { Anteroom, type GivenSocket } from "./anteroom.ts";
import type { Call, CallOptions } from "./call.ts";
import { createDevices } from "./devices.ts";
import { createFirstVoice } from "./first-voice.ts";
import { LiveCall } from "./live-call.ts";
import { wakeEngine } from "./wake-engine.ts";
import { Redundancy } from "./red/redundancy.ts";
import { FreshWindow } from "./recovery/fresh-window.ts";
import { listenForHints } from "./recovery/network-hints.ts";

let redundancy: Redundancy | null = null;

/** One for the page: calls may follow one another. */
const sharedRedundancy = (): Redundancy =>
  (redundancy ??= new Redundancy(
    () => new Worker(new URL("./red/red-worker.ts", import.meta.url), { type: "module" }),
  ));

/** Loads what a call needs beside the page's own code. For the time in which a person reads and taps. */
export function prepareCall(): void {
  sharedRedundancy();
  wakeEngine();
}

let anteroom: Anteroom | null = null;
const openSocket = (url: string) => new WebSocket(url);

/**
 * Goes as far on the way into a room as one can without joining: a call of the same `token` that is created within some minutes goes on
 * from there.
 */
export function prepareJoin(options: Pick<CallOptions, "url" | "token">): void {
  anteroom?.close();
  anteroom = new Anteroom({ ...options, openSocket, clock: systemClock });
}

function takeSocket(token: CallOptions["token"]): GivenSocket | null {
  const given = anteroom?.take(token) ?? null;
  anteroom = null;
  return given;
}

/** A call in this browser. Create it from the Join tap, so that sound may play. */
export function createCall(options: CallOptions): Call {
  const windows = new FreshWindow(systemClock);
  const firstVoice = createFirstVoice(systemClock, (ms) => options.onFirstVoice?.(ms));
  return new LiveCall(options, {
    clock: systemClock,
    random: Math.random,
    createPc: (configuration) => {
      const connection = windows.create(configuration);
      firstVoice.watch(connection);
      return connection;
    },
    redundancy: sharedRedundancy(),
    openSocket,
    takeSocket: () => takeSocket(options.token),
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
