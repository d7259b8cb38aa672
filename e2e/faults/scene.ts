import { setTimeout as sleep } from "node:timers/promises";
import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { onTestFinished } from "vitest";
import {
  startCluster,
  startInstances,
  type ClusterOptions,
  type Instances,
} from "../cluster/cluster.ts";
import { startResidents } from "./residents.ts";

export const room = v.parse(RoomCode, "faults");

/** Time that the fault itself needs. */
export const lasts = (ms: number): Promise<void> => sleep(ms);

/** Several instances, and people in a room at all of them, until the test is over. */
export async function startScene(options: ClusterOptions = {}) {
  const cluster = await startCluster(options);
  onTestFinished(cluster.stop);
  return { redis: cluster.redis, ...(await fill(cluster)) };
}

/** The same on a Redis of several processes. */
export async function startSceneOn(redisUrl: string) {
  const started = await startInstances(redisUrl);
  onTestFinished(started.stop);
  return fill(started);
}

async function fill(started: Instances) {
  const residents = await startResidents({ url: started.url, room });
  onTestFinished(residents.leave);
  const [instance] = started.instances;
  if (!instance) throw new Error("There is no instance");
  return { ...started, residents, people: residents.people, instance };
}
