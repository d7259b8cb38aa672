import type { Clock } from "@efir/kit";
import { roomKey, type RoomCode } from "@efir/protocol";
import { KEEP_CAME_MS, KEEP_ROOM_MS, type Stay } from "../store.ts";
import { Shelf } from "./shelf.ts";

interface Kept {
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly came: ReadonlySet<string>;
}

export function createMemoryStays(clock: Clock) {
  const stays = new Shelf<Kept>(clock, KEEP_ROOM_MS);
  const news = new Shelf<true>(clock, KEEP_CAME_MS);
  const titles = new Shelf<string>(clock, KEEP_ROOM_MS);
  const hosts = new Shelf<string>(clock, KEEP_ROOM_MS);

  const stay = (code: RoomCode): Stay | null => {
    const kept = stays.use(roomKey(code));
    return kept ? { ...kept, came: kept.came.size } : null;
  };
  const isNews = (what: string): boolean => {
    if (news.look(what)) return false;
    return news.put(what, true);
  };
  const memberCame = (code: RoomCode, member: string, at: number): void => {
    if (!isNews(`${roomKey(code)} ${member} ${at}`)) return;
    const kept = stays.look(roomKey(code));
    const isOpen = kept?.endedAt === null;
    const startedAt = isOpen ? kept.startedAt : at;
    const came = new Set(isOpen ? kept.came : []).add(member);
    stays.put(roomKey(code), { startedAt, endedAt: null, came });
  };
  const roomEmptied = (code: RoomCode, at: number): void => {
    const kept = stays.look(roomKey(code));
    if (kept?.endedAt !== null || at < kept.startedAt) return;
    stays.put(roomKey(code), { ...kept, endedAt: at });
  };

  return {
    stay,
    memberCame,
    roomEmptied,
    title: (code: RoomCode): string | null => titles.use(roomKey(code)) ?? null,
    setTitle: (code: RoomCode, title: string): void => void titles.put(roomKey(code), title),
    host: (code: RoomCode): string | null => hosts.use(roomKey(code)) ?? null,
    setHost: (code: RoomCode, place: string): void => void hosts.put(roomKey(code), place),
  };
}
