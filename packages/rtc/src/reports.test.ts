import { State } from "@efir/kit";
import type { Report } from "@efir/protocol";
import { expect, it } from "vitest";
import { QUIET_LINE, type Line } from "./quality/line.ts";
import { Reports } from "./reports.ts";
import { createCountedClock } from "./testing/counted-clock.ts";

function start(known: Partial<Line> = {}) {
  const clock = createCountedClock();
  const line = new State<Line>({ ...QUIET_LINE, ...known });
  const told: Report[] = [];
  const reports = new Reports({ clock, line, tell: (report) => told.push(report) });
  return { clock, line, told, reports };
}

it("[RP5] once a minute it tells how the line does, rounded up, and nothing of a line that is not known", () => {
  const { clock, line, told } = start();
  clock.advance(60_000);
  expect(told).toEqual([]);
  line.set({ ...QUIET_LINE, lost: 0.064, concealed: 0, rttMs: 101 });
  clock.advance(60_000);
  line.set({ ...QUIET_LINE, lost: 0.6, concealed: 0.05, rttMs: 150 });
  clock.advance(60_000);
  expect(told).toEqual([
    { kind: "line", lost: 0.1, concealed: 0, rttMs: 150 },
    { kind: "line", lost: 1, concealed: 0.05, rttMs: 150 },
  ]);
});

it("[RP6] a link that was silent tells how long, and whether the network was to blame", () => {
  const { clock, told, reports } = start();
  reports.linkChanged("boris", "connected");
  reports.linkChanged("boris", "recovering");
  clock.advance(700);
  reports.linkChanged("boris", "connected");
  reports.networkChanged();
  clock.advance(1_000);
  reports.linkChanged("boris", "recovering");
  clock.advance(300);
  reports.linkChanged("boris", "connecting"); // by a connection that is new
  clock.advance(200);
  reports.linkChanged("boris", "connected");
  expect(told).toEqual([
    { kind: "recovery", cause: "path", ms: 700 },
    { kind: "recovery", cause: "network", ms: 500 },
  ]);
});

it("[RP6] a link that is closed while it is silent has not come back", () => {
  const { told, reports } = start();
  reports.linkChanged("boris", "recovering");
  reports.linkClosed("boris");
  reports.linkChanged("boris", "connected");
  expect(told).toEqual([]);
});

it("[RP7] a lost way to the server tells how long, once there was one", () => {
  const { clock, told, reports } = start();
  reports.socketChanged(true);
  clock.advance(5_000);
  reports.socketChanged(false);
  clock.advance(1_000);
  reports.socketChanged(false);
  clock.advance(1_000);
  reports.socketChanged(true);
  expect(told).toEqual([{ kind: "recovery", cause: "socket", ms: 2_000 }]);
});
