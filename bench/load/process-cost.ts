import { readdirSync, readFileSync } from "node:fs";

/** The CPU time that these processes have used so far, in all their threads, to the nanosecond. */
export const cpuSeconds = (pids: readonly number[]): number =>
  sum(pids.map((pid) => sum(readdirSync(`/proc/${pid}/task`).map((task) => cpuOf(pid, task)))));

/** The same for each kind of thread, by its name. The first thread of a process is called `main`. */
export function cpuSecondsByThread(pids: readonly number[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const pid of pids) {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const comm = readFileSync(`/proc/${pid}/task/${task}/comm`, "utf8").trim();
      const name = task === String(pid) ? "main" : comm;
      used.set(name, (used.get(name) ?? 0) + cpuOf(pid, task));
    }
  }
  return used;
}

function cpuOf(pid: number, task: string): number {
  const [ran = "0"] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ");
  return Number(ran) / 1e9;
}

/** The memory that these processes hold. */
export const rssKb = (pids: readonly number[]): number =>
  sum(
    pids.map((pid) => {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
    }),
  );

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
