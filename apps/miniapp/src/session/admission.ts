import { State, type Clock, type Result, type Value } from "@efir/kit";
import type {
  AvatarFacts,
  HostGrant,
  MoveGrant,
  Person,
  RoomCode,
  RoomFacts,
  ShareGrant,
  ShareRequest,
} from "@efir/protocol";
import type { Api, ApiFailure, FailureCode, SeenIn } from "./api.ts";
import type { GuestStore } from "./guest-store.ts";
import type { Moved } from "./moved.ts";
import { createSession, type Identity, type Session } from "./session.ts";

export interface AdmissionOptions {
  /** Telegram's word for the person; null: a guest. */
  readonly initData: string | null;
  readonly api: Api;
  readonly clock: Clock;
  readonly guests: GuestStore;
  /** Somebody who goes on here; null: nobody does. */
  readonly moved?: Moved | null;
}

/** Who this page is to the server: one session at a time. */
export interface Admission {
  /** Somebody has named the person already: nobody types a name. */
  readonly isNamed: () => boolean;
  /** One is who one was at another device, in one room alone. */
  readonly isMoved: () => boolean;
  /** From now on whoever this page would be without the call of another device. */
  readonly beOneself: () => void;
  /** The session of the person whom Telegram, or another device, has named; or of a guest of this name. */
  readonly as: (name: string | null) => Session;
  readonly roomFacts: (code: RoomCode) => Promise<Result<RoomFacts, ApiFailure>>;
  readonly avatar: (seen: SeenIn) => Promise<Result<AvatarFacts, ApiFailure>>;
  readonly hostGrant: (code: RoomCode) => Promise<Result<HostGrant, ApiFailure>>;
  readonly moveKey: (code: RoomCode) => Promise<Result<MoveGrant, ApiFailure>>;
  readonly share: (wish: ShareRequest) => Promise<Result<ShareGrant, ApiFailure>>;
  /** Why the server gave no token when it was last asked; null if it did. */
  readonly refusal: Value<FailureCode | null>;
  /** Who the server takes this person for; null until it has said so. */
  readonly self: Value<Person | null>;
}

export function createAdmission(options: AdmissionOptions): Admission {
  const { initData, guests, ...rest } = options;
  let moved = options.moved ?? null;
  const refusal = new State<FailureCode | null>(null);
  const self = new State<Person | null>(null);
  const open = (identity: Identity) =>
    createSession({
      ...rest,
      identity,
      kept: moved?.identity === identity ? moved.kept : guests,
      onAnswer: (code) => refusal.set(code),
      onKnown: (person) => self.set(person),
    });

  function begin(): Session | null {
    const identity = moved?.identity ?? firstIdentity(initData, guests);
    return identity && open(identity);
  }
  let session = begin();

  function sessionAs(name: string | null): Session {
    const identity = moved?.identity ?? toIdentity(initData, name);
    if (session && sameIdentity(session.identity, identity)) return session;
    session?.close();
    session = open(identity);
    return session;
  }

  async function bearer(): Promise<string | null> {
    const token = await session?.token(false);
    return token?.ok ? token.value : null;
  }

  function beOneself(): void {
    moved = null;
    self.set(null);
    refusal.set(null);
    session?.close();
    session = begin();
  }
  return {
    ...{ as: sessionAs, refusal, self, beOneself },
    ...asking(rest.api, bearer),
    isNamed: () => moved !== null || initData !== null,
    isMoved: () => moved !== null,
  };
}

type Asked = Pick<Admission, "roomFacts" | "avatar" | "hostGrant" | "moveKey" | "share">;

/** What is asked in the name of whoever is here. */
const asking = (api: Api, bearer: () => Promise<string | null>): Asked => ({
  roomFacts: async (code) => {
    const facts = await api.roomFacts(code, await bearer());
    // What anybody may know does not need a token: an old one must not stand in the way.
    const forgotten = !facts.ok && facts.error.code === "bad-token";
    return forgotten ? api.roomFacts(code, null) : facts;
  },
  avatar: async (seen) => api.avatar(seen, await bearer()),
  hostGrant: async (code) => api.hostGrant(code, await bearer()),
  moveKey: async (code) => api.moveKey(code, await bearer()),
  share: async (wish) => api.share(wish, await bearer()),
});

const toTelegram = (initData: string): Identity => ({ kind: "telegram", initData });
const toGuest = (name: string): Identity => ({ kind: "guest", name });
const toIdentity = (initData: string | null, name: string | null): Identity =>
  initData === null ? toGuest(name ?? "") : toTelegram(initData);

/** Whose session there is before anybody taps Join. */
function firstIdentity(initData: string | null, guests: GuestStore): Identity | null {
  if (initData !== null) return toTelegram(initData);
  const kept = guests.read();
  return kept && toGuest(kept.name);
}

const sameIdentity = (a: Identity, b: Identity): boolean =>
  a.kind === b.kind && (a.kind !== "guest" || b.kind !== "guest" || a.name === b.name);
