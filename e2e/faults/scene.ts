import { setTimeout as sleep } from "node:timers/promises";
import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { onTestFinished } from "vitest";
import { startCluster, type ClusterOptions } from "../cluster/cluster.ts";
import { startResidents } from "./residents.ts";

export const room = v.parse(RoomCode, "faults");

/** Time that the fault itself needs. */
export const lasts = (ms: number): Promise<void> => sleep(ms);

/** Several instances, and people in a room at all of them, until the test is over. */
export async function startScene(options: ClusterOptions = {}) {
  const cluster = await startCluster(options);
  onTestFinished(cluster.stop);
  const residents = await startResidents({ url: cluster.url, room });
  onTestFinished(residents.leave);
  const [instance] = cluster.instances;
  if (!instance) throw new Error("There is no instance");
  return { ...cluster, residents, people: residents.people, instance };
}
