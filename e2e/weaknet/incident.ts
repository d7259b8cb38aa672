import { setTimeout as wait } from "node:timers/promises";
import type { Letter, Network } from "./net/network.ts";
import type { Incident } from "./scenarios.ts";
import type { Served } from "./subjects/subject.ts";

/** When the link, or the server, was gone and when it was there again, by the wall clock. */
export interface Lapse {
  readonly downAt: number;
  readonly upAt: number;
}

const MOBILE_AFTER_MS = 500;

/** Lets it happen to the weak one. */
export async function cause(
  incident: Incident,
  { network, served, weak }: { network: Network; served: Served; weak: Letter },
): Promise<Lapse> {
  await wait(incident.atSec * 1000);
  const downAt = Date.now();
  switch (incident.kind) {
    case "outage":
      await network.setDead(weak, true);
      await wait(incident.secs * 1000);
      await network.setDead(weak, false);
      break;
    case "netswitch":
      network.wifiDown(weak);
      await wait(MOBILE_AFTER_MS);
      network.mobileUp(weak);
      break;
    case "natrebind":
      await network.rebind(weak);
      break;
    case "udp-blocked":
      await network.allowUdp(weak, false);
      break;
    case "server-killed": {
      const bringBack = await served.kill();
      await wait(incident.secs * 1000);
      await bringBack();
      break;
    }
    case "redis-down": {
      const letGoOn = served.freezeStore();
      await wait(incident.secs * 1000);
      letGoOn();
      break;
    }
  }
  return { downAt, upAt: Date.now() };
}
