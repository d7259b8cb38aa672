import { systemClock } from "@efir/kit";
import type { Call, CallOptions } from "./call.ts";
import { createDevices } from "./devices.ts";
import { LiveCall } from "./live-call.ts";

/** A call in this browser. Create it from the Join tap, so that sound may play. */
export const createCall = (options: CallOptions): Call =>
  new LiveCall(options, {
    clock: systemClock,
    random: Math.random,
    createPc: (configuration) => new RTCPeerConnection(configuration),
    openSocket: (url) => new WebSocket(url),
    ...(options.devices ?? createDevices()),
    onOnline: (listener) => {
      addEventListener("online", listener);
      return () => removeEventListener("online", listener);
    },
    onGone: (listener) => {
      // A page that is only put aside (`persisted`) may come back, and its call with it.
      const hidden = ({ persisted }: PageTransitionEvent) => {
        if (!persisted) listener();
      };
      addEventListener("pagehide", hidden);
      return () => removeEventListener("pagehide", hidden);
    },
  });
