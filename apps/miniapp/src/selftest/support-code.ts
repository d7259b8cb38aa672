import type { ClientKind } from "../platform/platform.ts";
import { CHECKS, type CheckName, type Outcome, type Outcomes } from "./outcome.ts";

const SHORT: { readonly [name in CheckName]: string } = {
  server: "api",
  socket: "ws",
  stun: "stun",
  "turn-udp": "udp",
  "turn-tcp": "tcp",
  "turn-tls": "tls",
  decode: "dec",
  microphone: "mic",
  camera: "cam",
};

/** The whole result in one line for whoever helps: what was found and where, and nothing of the person. */
export const supportCode = (outcomes: Outcomes, client: ClientKind): string =>
  ["EFIR1", client, ...CHECKS.map((name) => `${SHORT[name]}:${inShort(outcomes[name])}`)].join(" ");

function inShort(outcome: Outcome): string {
  switch (outcome.kind) {
    case "passed":
      return String(outcome.ms);
    case "failed":
      return outcome.why;
    case "absent":
      return "none";
    case "waiting":
    case "running":
      return "?";
  }
}
