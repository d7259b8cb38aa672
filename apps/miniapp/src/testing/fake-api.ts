import { err, ok, type Result } from "@efir/kit";
import {
  RoomFacts,
  SessionGrant,
  type RoomCode,
  type SessionRequest,
  type ShareGrant,
  type ShareRequest,
} from "@efir/protocol";
import * as v from "valibot";
import type { Api, ApiFailure, FailureCode } from "../session/api.ts";

export const HOUR = 60 * 60_000;

export const refused = (code: FailureCode) => err({ code });

export const granted = (token: string, expiresAt: number): Result<SessionGrant, ApiFailure> =>
  ok(
    v.parse(SessionGrant, { token, expiresAt, member: { id: "tg1", name: "Anna", avatar: null } }),
  );

interface FactParts {
  readonly title?: string;
  readonly on_air?: number;
  readonly names?: readonly string[];
}

export const someFacts = ({
  title = "Friday talk",
  on_air = 0,
  names,
}: FactParts = {}): RoomFacts =>
  v.parse(RoomFacts, {
    room_code: "room123",
    title,
    mode: "open",
    on_air,
    limit: 8,
    created_at: 1,
    ...(names && { members: names.map((name, n) => ({ id: `tg${n}`, name, avatar: null })) }),
  });

export interface Asked {
  readonly request: SessionRequest;
  readonly bearer: string | null;
}

type Answer<T> = Result<T, ApiFailure>;

export interface FakeApiOptions {
  readonly session?: (asked: Asked) => Answer<SessionGrant>;
  readonly share?: () => Answer<ShareGrant>;
  readonly facts?: (code: RoomCode, bearer: string | null) => Answer<RoomFacts>;
}

/** A server that answers what the test says, and remembers what it was asked. */
export function createFakeApi(options: FakeApiOptions = {}) {
  const { session = () => refused("unreachable"), facts = () => ok(someFacts()) } = options;
  const { share = () => refused("unreachable") } = options;
  const sessions: Asked[] = [];
  const shares: ShareRequest[] = [];
  const rooms: { readonly code: RoomCode; readonly bearer: string | null }[] = [];
  const api: Api = {
    openSession: async (request, bearer) => {
      sessions.push({ request, bearer });
      return session({ request, bearer });
    },
    avatar: () => Promise.resolve(refused("unreachable")),
    hostGrant: () => Promise.resolve(refused("unreachable")),
    share: async (wish) => {
      shares.push(wish);
      return share();
    },
    moveKey: () => Promise.resolve(refused("unreachable")),
    iceConfig: () => Promise.resolve(refused("unreachable")),
    roomFacts: async (code, bearer) => {
      rooms.push({ code, bearer });
      return facts(code, bearer);
    },
  };
  return { api, sessions, rooms, shares };
}
