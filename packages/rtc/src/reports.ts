import type { Clock, Value } from "@efir/kit";
import type { RecoveryCause, Report } from "@efir/protocol";
import type { LinkStatus } from "./link-status.ts";
import type { Line } from "./quality/line.ts";

export interface ReportsOptions {
  readonly clock: Clock;
  readonly line: Value<Line>;
  readonly tell: (report: Report) => void;
}

const LINE_EVERY_MS = 60_000;
/** A link that falls silent so soon after a change of networks does so because of it. */
const NETWORK_TO_BLAME_MS = 15_000;
const SHARES = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];
const RTT_STEP_MS = 50;
const LONGEST_RTT_MS = 60_000;
const LONGEST_RECOVERY_MS = 600_000;

interface Trouble {
  readonly since: number;
  readonly cause: RecoveryCause;
}

/** Tells those who run the server how this client does: rules RP2 and RP3 of the protocol. */
export class Reports {
  readonly #options: ReportsOptions;
  readonly #links = new Map<string, Trouble>();
  readonly #stop: () => void;
  #networkAt = -Infinity;
  #socketSince: number | null = null;

  constructor(options: ReportsOptions) {
    this.#options = options;
    this.#stop = options.clock.every(LINE_EVERY_MS, () => this.#tellLine());
  }

  networkChanged(): void {
    this.#networkAt = this.#options.clock.now();
  }

  linkChanged(seat: string, status: LinkStatus): void {
    const now = this.#options.clock.now();
    if (status === "recovering" && !this.#links.has(seat)) {
      const cause = now - this.#networkAt < NETWORK_TO_BLAME_MS ? "network" : "path";
      this.#links.set(seat, { since: now, cause });
    }
    const trouble = this.#links.get(seat);
    if (status !== "connected" || !trouble) return;
    this.#links.delete(seat);
    this.#tellRecovery(trouble);
  }

  linkClosed(seat: string): void {
    this.#links.delete(seat);
  }

  /** Whether there is a way to the server, from the first time on. */
  socketChanged(isIn: boolean): void {
    const since = this.#socketSince;
    this.#socketSince = isIn ? null : (since ?? this.#options.clock.now());
    if (isIn && since !== null) this.#tellRecovery({ since, cause: "socket" });
  }

  close(): void {
    this.#stop();
  }

  #tellLine(): void {
    const { lost, concealed, rttMs } = this.#options.line.get();
    if (lost === null || concealed === null || rttMs === null) return;
    const report = {
      lost: roundShare(lost),
      concealed: roundShare(concealed),
      rttMs: roundRtt(rttMs),
    };
    this.#options.tell({ kind: "line", ...report });
  }

  #tellRecovery({ since, cause }: Trouble): void {
    const ms = Math.min(Math.max(0, this.#options.clock.now() - since), LONGEST_RECOVERY_MS);
    this.#options.tell({ kind: "recovery", cause, ms: Math.round(ms) });
  }
}

/** Measured values swing by a rounding error around the edges. */
const roundShare = (share: number): number => SHARES.find((edge) => share <= edge + 1e-9) ?? 1;

const roundRtt = (ms: number): number =>
  Math.min(Math.ceil(ms / RTT_STEP_MS) * RTT_STEP_MS, LONGEST_RTT_MS);
