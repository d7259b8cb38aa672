import { State, type Clock, type Value } from "@efir/kit";
import { CHECKS, type CheckName, type Outcome, type Outcomes, type Verdict } from "./outcome.ts";

export type Checks = { readonly [name in CheckName]: () => Promise<Verdict> };

export interface SelfTest {
  readonly outcomes: Value<Outcomes>;
  /** From a tap: the microphone and the camera are asked for. */
  readonly run: () => Promise<void>;
}

/** The two devices wait for a person's answer, so that they have no limit. */
const LIMIT_MS = 8_000;
const UNLIMITED: ReadonlySet<CheckName> = new Set(["microphone", "camera"]);

const waiting = { kind: "waiting" } as const;
const WAITING: Outcomes = {
  server: waiting,
  socket: waiting,
  stun: waiting,
  "turn-udp": waiting,
  "turn-tcp": waiting,
  "turn-tls": waiting,
  decode: waiting,
  microphone: waiting,
  camera: waiting,
};

/** One thing after another: two at once would disturb each other. None of them fails by throwing. */
export function createSelfTest(checks: Checks, clock: Clock): SelfTest {
  const outcomes = new State<Outcomes>(WAITING);
  const tell = (name: CheckName, outcome: Outcome) =>
    outcomes.set({ ...outcomes.get(), [name]: outcome });

  async function check(name: CheckName): Promise<Outcome> {
    const begun = clock.now();
    const tooLate = new Promise<Verdict>((resolve) => {
      if (!UNLIMITED.has(name)) clock.after(LIMIT_MS, () => resolve("no-answer"));
    });
    const verdict = await Promise.race([checks[name]().catch((): Verdict => "refused"), tooLate]);
    if (verdict === "passed") return { kind: "passed", ms: Math.round(clock.now() - begun) };
    return verdict === "absent" ? { kind: "absent" } : { kind: "failed", why: verdict };
  }

  async function run(): Promise<void> {
    outcomes.set(WAITING);
    for (const name of CHECKS) {
      tell(name, { kind: "running" });
      tell(name, await check(name));
    }
  }
  return { outcomes, run };
}
