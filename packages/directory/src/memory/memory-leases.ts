import type { InstanceId } from "@efir/protocol";
import type { Swept } from "../directory.ts";
import { findRoom, unseatWhere, type MemoryStore } from "./memory-store.ts";

export const isAlive = ({ leases, clock }: MemoryStore, instance: InstanceId): boolean =>
  (leases.get(instance) ?? 0) > clock.now();

/** For an instance that admits before it ever renewed. */
export function makeLease(store: MemoryStore, instance: InstanceId): void {
  if (!store.leases.has(instance)) renew(store, instance);
}

export function renew(store: MemoryStore, instance: InstanceId): boolean {
  const held = isAlive(store, instance);
  store.leases.set(instance, store.clock.now() + store.leaseMs);
  return held;
}

export function retire(store: MemoryStore, instance: InstanceId): Swept[] {
  store.leases.delete(instance);
  return sweepWhere(store, (holder) => holder === instance);
}

export const sweep = (store: MemoryStore): Swept[] =>
  sweepWhere(store, (holder) => !isAlive(store, holder));

function sweepWhere(store: MemoryStore, isGone: (holder: InstanceId) => boolean): Swept[] {
  const codes = [...store.rooms.values()].map(({ room }) => room.code);
  return codes.flatMap((room) => {
    const found = findRoom(store, room); // also forgets a room that ran out
    if (!found) return [];
    const lost = unseatWhere(store, found, ({ instance }) => isGone(instance));
    return lost.map((gone) => ({ ...gone, room, reason: "lost" as const }));
  });
}
