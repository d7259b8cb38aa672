import type { Picture, Pictures } from "@efir/directory";
import type { MemberId } from "@efir/protocol";
import type { ProfilePhotos } from "@efir/telegram";

const PICTURE_MS = 24 * 60 * 60_000;
const NONE_MS = 60 * 60_000;
/** Telegram, or the way to it, may be well again soon. */
const OUT_OF_REACH_MS = 30_000;
/** Whoever comes while so many are asked for is shown by letters, and asks again later. */
const MOST_AT_ONCE = 32;

export interface PictureBook {
  /** Null when there is none that we can get. Never throws. */
  readonly pictureOf: (person: MemberId) => Promise<Picture | null>;
}

export interface PictureBookOptions {
  readonly pictures: Pictures;
  /** Null where there is no Telegram. */
  readonly photos: ProfilePhotos | null;
  readonly troubled: (what: string, error: unknown) => void;
}

/** Asks Telegram once for whoever wants to see the same picture at the same time, and not again for a day. */
export function createPictureBook({ pictures, photos, troubled }: PictureBookOptions): PictureBook {
  const underWay = new Map<MemberId, Promise<Picture | null>>();

  async function find(person: MemberId, user: number): Promise<Picture | null> {
    const known = await pictures.read(person);
    if (known !== null) return known === "none" ? null : known;
    const photo = await photos?.photoOf(user);
    if (!photo) return null;
    if (photo.ok) await pictures.write(person, photo.value, PICTURE_MS);
    else {
      const { code } = photo.error;
      await pictures.write(person, "none", code === "out-of-reach" ? OUT_OF_REACH_MS : NONE_MS);
    }
    return photo.ok ? photo.value : null;
  }

  return {
    pictureOf: (person) => {
      const user = /^tg(\d{1,16})$/.exec(person)?.[1];
      const asked = underWay.get(person);
      if (asked) return asked;
      if (user === undefined || underWay.size >= MOST_AT_ONCE) return Promise.resolve(null);
      const finding = find(person, Number(user))
        .catch((error: unknown) => {
          troubled("a picture could not be kept", error);
          return null;
        })
        .finally(() => underWay.delete(person));
      underWay.set(person, finding);
      return finding;
    },
  };
}
