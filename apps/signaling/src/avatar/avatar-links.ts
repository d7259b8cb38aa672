import { createHmac } from "node:crypto";
import { isSameSecret } from "@efir/config";
import type { Clock } from "@efir/kit";
import { initials, type MemberId, type Person } from "@efir/protocol";

/** A link is good for one to two hours, and the same for an hour, so that browsers need not load it again. */
const HOUR_MS = 60 * 60_000;

export interface AvatarLinks {
  /** A page's `img` can show no token: whoever may see the picture gets a link that is signed. */
  readonly toPicture: (person: MemberId, picture: string) => string;
  /** Tells nothing but the letters in it, so that it needs no signature. */
  readonly toInitials: (person: Person) => string;
  readonly isGood: (link: SignedLink) => boolean;
}

export interface SignedLink {
  readonly person: string;
  /** The file that the link names, `<picture>.jpg`. */
  readonly file: string;
  readonly exp: unknown;
  readonly sig: unknown;
}

/** The first secret signs, all of them verify. */
export function createAvatarLinks(secrets: readonly string[], clock: Clock): AvatarLinks {
  const [signing = ""] = secrets;
  return {
    toPicture: (person, picture) => {
      const exp = String((Math.floor(clock.now() / HOUR_MS) + 2) * HOUR_MS);
      const file = `${picture}.jpg`;
      const sig = signature({ person, file, exp }, signing);
      return `/api/users/${person}/avatar/${file}?exp=${exp}&sig=${sig}`;
    },
    toInitials: ({ id, name }) =>
      `/api/users/${id}/avatar/initials.svg?of=${encodeURIComponent(initials(name))}`,
    isGood: ({ person, file, exp, sig }) => {
      if (typeof exp !== "string" || typeof sig !== "string") return false;
      if (!/^\d{1,16}$/.test(exp) || Number(exp) <= clock.now()) return false;
      return secrets.some((secret) => isSameSecret(sig, signature({ person, file, exp }, secret)));
    },
  };
}

interface Named {
  readonly person: string;
  readonly file: string;
  readonly exp: string;
}

const signature = ({ person, file, exp }: Named, secret: string): string =>
  createHmac("sha256", secret).update(`avatar/${person}/${file}/${exp}`).digest("base64url");
