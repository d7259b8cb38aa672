import type { ProfileName } from "./net/profiles.ts";

/** What happens to the weak side, or to the server, in the middle of a talk. `atSec` counts from when all are in. */
export type Incident =
  | { readonly kind: "outage"; readonly atSec: number; readonly secs: number }
  /** Wi-Fi is gone, and half a second later the mobile network is there, with an address of its own. */
  | { readonly kind: "netswitch"; readonly atSec: number }
  /** The public address changes, which a browser cannot see. */
  | { readonly kind: "natrebind"; readonly atSec: number }
  | { readonly kind: "udp-blocked"; readonly atSec: number }
  | { readonly kind: "server-killed"; readonly atSec: number; readonly secs: number }
  | { readonly kind: "redis-down"; readonly atSec: number; readonly secs: number };

export interface Scenario {
  /** The link of the weak side; the others' is ideal. */
  readonly link: ProfileName;
  readonly secs: number;
  readonly people?: number;
  readonly camera?: boolean;
  /** Behind a NAT of its own. */
  readonly nat?: boolean;
  /** From the start, for the weak side. */
  readonly udpBlocked?: boolean;
  readonly incident?: Incident;
}

const plainTalk = (link: ProfileName): Scenario => ({ link, secs: 40 });

export const SCENARIOS = {
  good: plainTalk("good"),
  lossy10: plainTalk("lossy10"),
  lossy20: plainTalk("lossy20"),
  lossy30: plainTalk("lossy30"),
  burst: plainTalk("burst"),
  "3g": plainTalk("3g"),
  "3g-camera": { ...plainTalk("3g"), camera: true },
  edge: plainTalk("edge"),
  "edge-camera": { ...plainTalk("edge"), camera: true },
  four: { link: "edge", secs: 40, people: 4, camera: true },
  outage5s: { link: "good", secs: 20, incident: { kind: "outage", atSec: 6, secs: 5 } },
  outage20s: { link: "good", secs: 40, incident: { kind: "outage", atSec: 6, secs: 20 } },
  outage40s: { link: "good", secs: 60, incident: { kind: "outage", atSec: 6, secs: 40 } },
  netswitch: { link: "good", secs: 25, incident: { kind: "netswitch", atSec: 6 } },
  "netswitch-lossy30": { link: "lossy30", secs: 35, incident: { kind: "netswitch", atSec: 8 } },
  natrebind: { link: "good", nat: true, secs: 25, incident: { kind: "natrebind", atSec: 6 } },
  "udp-blocked": { link: "good", udpBlocked: true, secs: 15 },
  "udp-blocked-midcall": {
    link: "good",
    secs: 30,
    incident: { kind: "udp-blocked", atSec: 6 },
  },
  "server-killed": {
    link: "good",
    secs: 80,
    incident: { kind: "server-killed", atSec: 6, secs: 60 },
  },
  "redis-down": { link: "good", secs: 80, incident: { kind: "redis-down", atSec: 6, secs: 60 } },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCENARIOS, name);
