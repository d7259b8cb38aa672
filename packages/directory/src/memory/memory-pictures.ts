import type { Clock } from "@efir/kit";
import type { MemberId } from "@efir/protocol";
import { MOST_PICTURE_BYTES, weight, type Picture, type Pictures } from "../pictures.ts";

interface Kept {
  readonly picture: Picture | "none";
  readonly until: number;
}

/** Pictures of one process. They are gone with the process. */
export function createMemoryPictures({
  clock,
  mostBytes = MOST_PICTURE_BYTES,
}: {
  readonly clock: Clock;
  readonly mostBytes?: number;
}): Pictures {
  const kept = new Map<MemberId, Kept>();
  let bytes = 0;

  function forget(person: MemberId): void {
    const known = kept.get(person);
    if (known) bytes -= weight(known.picture);
    kept.delete(person);
  }

  return {
    read: (person) => {
      const known = kept.get(person);
      if (known && known.until <= clock.now()) forget(person);
      return Promise.resolve(kept.get(person)?.picture ?? null);
    },
    write: (person, picture, keepMs) => {
      forget(person);
      kept.set(person, { picture, until: clock.now() + keepMs });
      bytes += weight(picture);
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        forget(oldest);
      }
      return Promise.resolve();
    },
  };
}
