import * as v from "valibot";

/** What makes a guest the same person after a reload. */
export const KeptGuest = v.object({
  name: v.string(),
  token: v.string(),
  renewAt: v.number(),
  expiresAt: v.number(),
});
export type KeptGuest = v.InferOutput<typeof KeptGuest>;

export interface GuestStore {
  readonly read: () => KeptGuest | null;
  readonly write: (guest: KeptGuest) => void;
}

/** A place for text, which may be missing, full or forbidden. */
export interface TextStore {
  readonly get: () => string | null;
  readonly set: (text: string) => void;
}

export function createGuestStore(store: TextStore): GuestStore {
  return {
    read: () => {
      const kept = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptGuest), store.get());
      return kept.success ? kept.output : null;
    },
    write: (guest) => store.set(JSON.stringify(guest)),
  };
}

/** One key of the browser's storage. Private modes and blocked cookies make it throw: then nothing is kept. */
export function createTextStore(storage: () => Storage, key: string): TextStore {
  return {
    get: () => {
      try {
        return storage().getItem(key);
      } catch {
        return null; // forbidden here
      }
    },
    set: (text) => {
      try {
        storage().setItem(key, text);
      } catch {
        // full or forbidden: this person will be asked again
      }
    },
  };
}
