import { State, type Clock, type Result } from "@efir/kit";
import type { AvatarFacts, MemberId, Person, RoomCode } from "@efir/protocol";
import type { Pictures } from "../ui/pictures.ts";
import type { SeenIn } from "./api.ts";

export interface PicturesOptions {
  readonly ask: (seen: SeenIn) => Promise<Result<AvatarFacts, unknown>>;
  /** The room where people are seen; null before one is known. */
  readonly room: () => RoomCode | null;
  readonly clock: Clock;
}

interface Known {
  readonly picture: State<string | null>;
  readonly askAgainAt: number;
}

/** The links of a server are good for an hour at least. */
const GOOD_MS = 50 * 60_000;
/** Who could not be asked about, or not yet, is asked about when shown again. */
const REFUSED_MS = 10_000;

/** People's pictures by our own server. Only people of Telegram have any. */
export function createPictures({ ask, room, clock }: PicturesOptions): Pictures {
  const known = new Map<MemberId, Known>();

  function remember(id: MemberId, picture: Known["picture"], forMs: number): void {
    known.set(id, { picture, askAgainAt: clock.now() + forMs });
  }

  async function look(person: Person, at: RoomCode, picture: Known["picture"]): Promise<void> {
    const facts = await ask({ person: person.id, room: at });
    remember(person.id, picture, facts.ok ? GOOD_MS : REFUSED_MS);
    if (facts.ok) picture.set(facts.value.avatar ?? person.avatar);
    else if (picture.get() === null) picture.set(person.avatar);
  }

  return (person) => {
    const { id, avatar } = person;
    const before = known.get(id);
    if (before && clock.now() < before.askAgainAt) return before.picture;
    const at = room();
    const asks = at !== null && id.startsWith("tg");
    const picture = before?.picture ?? new State<string | null>(asks ? null : avatar);
    remember(id, picture, REFUSED_MS);
    if (asks) void look(person, at, picture);
    return picture;
  };
}
