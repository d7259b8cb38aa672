import * as v from "valibot";

export const MAIN_THREAD = "CrRendererMain";
/** The threads of a page that have work when something moves. */
const OF_A_PAGE =
  /^(?:CrRendererMain|Compositor|CompositorTileWorker\d*|ThreadPoolForegroundWorker)$/;

const Event = v.object({
  ph: v.string(),
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.optional(v.number(), 0),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
  args: v.optional(v.looseObject({ name: v.optional(v.unknown()) })),
});
const Trace = v.object({ traceEvents: v.array(Event) });

type Event = v.InferOutput<typeof Event>;

export interface BusyThread {
  readonly name: string;
  readonly ms: number;
}

/** The CPU time of the tasks of each thread of the page in a trace of Chromium's: of the process that draws the most. */
export function busyThreads(json: string): readonly BusyThread[] {
  const { traceEvents } = v.parse(Trace, JSON.parse(json));
  const names = threadNames(traceEvents);
  const tasks = Map.groupBy(
    traceEvents.filter(({ ph }) => ph === "X"),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  const page = busiestPage(tasks, names);
  return [...tasks].flatMap(([thread, events]) => {
    const name = names.get(thread) ?? "";
    const isOfPage = thread.startsWith(`${page} `) && OF_A_PAGE.test(name);
    return isOfPage ? [{ name, ms: outermost(events) / 1_000 }] : [];
  });
}

/** In the words of Chromium's own performance panel. */
const KINDS: readonly (readonly [kind: string, events: RegExp])[] = [
  ["script", /^(?:FunctionCall|TimerFire|FireAnimationFrame|RunMicrotasks|HandlePostMessage)$/],
  ["style", /^UpdateLayoutTree$/],
  ["layout", /^Layout$/],
  ["prepaint and paint", /^(?:PrePaint|Paint)$/],
  ["layers", /^Layerize$/],
  ["commit", /^Commit$/],
  ["garbage", /GC/],
];

/** What the main thread of the page did in a trace of `devtools.timeline`, in ms of CPU time: each without what is within it. */
export function mainThreadWork(json: string): ReadonlyMap<string, number> {
  const { traceEvents } = v.parse(Trace, JSON.parse(json));
  const names = threadNames(traceEvents);
  const tasks = Map.groupBy(
    traceEvents.filter(
      ({ ph, name }) => ph === "X" && KINDS.some(([, events]) => events.test(name)),
    ),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  const mains = [...tasks].filter(([thread]) => names.get(thread) === MAIN_THREAD);
  const [busiest] = mains.toSorted(([, a], [, b]) => outermost(b) - outermost(a));
  const work = new Map(KINDS.map(([kind]) => [kind, 0]));
  const open: { readonly end: number; readonly kind: string }[] = [];
  const add = (kind: string, ms: number) => work.set(kind, (work.get(kind) ?? 0) + ms);
  for (const { name, ts, dur, tdur } of byStart(busiest?.[1] ?? [])) {
    while ((open.at(-1)?.end ?? Infinity) <= ts) open.pop();
    const kind = KINDS.find(([, events]) => events.test(name))?.[0] ?? "";
    const around = open.at(-1);
    if (around) add(around.kind, -tdur / 1_000);
    add(kind, tdur / 1_000);
    open.push({ end: ts + dur, kind });
  }
  return work;
}

const byStart = (events: readonly Event[]): readonly Event[] =>
  events.toSorted((a, b) => a.ts - b.ts || b.dur - a.dur);

const threadNames = (events: readonly Event[]): ReadonlyMap<string, string> =>
  new Map(
    events
      .filter(({ ph, name }) => ph === "M" && name === "thread_name")
      .map(({ pid, tid, args }) => [`${pid} ${tid}`, String(args?.name)]),
  );

function busiestPage(
  tasks: ReadonlyMap<string, readonly Event[]>,
  names: ReadonlyMap<string, string>,
): string {
  const compositors = [...tasks].filter(([thread]) => names.get(thread) === "Compositor");
  const [busiest] = compositors.toSorted(([, a], [, b]) => outermost(b) - outermost(a));
  if (!busiest) throw new Error("The trace has no page that draws");
  return busiest[0].split(" ")[0] ?? "";
}

/** Microseconds of CPU time; a task within a task is a part of it. */
function outermost(events: readonly Event[]): number {
  let end = -Infinity;
  let sum = 0;
  for (const { ts, dur, tdur } of byStart(events)) {
    if (ts < end) continue;
    end = ts + dur;
    sum += tdur;
  }
  return sum;
}
