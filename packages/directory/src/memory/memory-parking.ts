import type { SeatId } from "@efir/protocol";
import { PARKED_MS } from "../directory.ts";
import type { MemoryStore } from "./memory-store.ts";

interface Parking {
  readonly seat: SeatId;
  readonly parcel: string;
}

export function park({ parked, clock }: MemoryStore, { seat, parcel }: Parking): void {
  const now = clock.now();
  for (const [other, { until }] of parked) if (until <= now) parked.delete(other);
  parked.set(seat, { parcel, until: now + PARKED_MS });
}

export function unpark({ parked, clock }: MemoryStore, seat: SeatId): string | null {
  const found = parked.get(seat);
  parked.delete(seat);
  return found && found.until > clock.now() ? found.parcel : null;
}
