import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as v from "valibot";

const FOLDER = fileURLToPath(new URL("../../deploy/observe/grafana/dashboards/", import.meta.url));

const Dashboard = v.object({
  title: v.string(),
  panels: v.array(
    v.object({
      title: v.string(),
      description: v.string(),
      targets: v.array(v.object({ expr: v.string() })),
    }),
  ),
});

export interface Panel {
  readonly dashboard: string;
  readonly title: string;
  readonly description: string;
  readonly queries: readonly string[];
}

/** What operators look at: every panel of every dashboard that is provisioned. */
export const panels = (): Panel[] =>
  readdirSync(FOLDER).flatMap((file) => {
    const text: unknown = JSON.parse(readFileSync(FOLDER + file, "utf8"));
    const { title: dashboard, panels } = v.parse(Dashboard, text);
    return panels.map(({ title, description, targets }) => {
      return { dashboard, title, description, queries: targets.map(({ expr }) => expr) };
    });
  });

const Answer = v.object({
  status: v.string(),
  error: v.optional(v.string()),
  data: v.optional(
    v.object({ result: v.array(v.object({ value: v.tuple([v.number(), v.string()]) })) }),
  ),
});

/** Longer than a run: what happened once in it, such as a join, is to be found at its end. */
const WINDOW = "10m";

/** The values that a query has now; throws with Prometheus's own words where it is none. */
export async function ask(prometheus: string, query: string): Promise<number[]> {
  const url = new URL("/api/v1/query", prometheus);
  url.searchParams.set("query", query.replaceAll("$__rate_interval", WINDOW));
  const { error, data } = v.parse(Answer, await (await fetch(url)).json());
  if (error !== undefined || !data) throw new Error(`${query}: ${error}`);
  return data.result.map(({ value: [, number] }) => Number(number)).filter(Number.isFinite);
}
