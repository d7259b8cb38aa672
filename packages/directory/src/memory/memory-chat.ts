import { MAX_CHAT_KEPT, type RoomCode } from "@efir/protocol";
import type { Chat, Said, Unnumbered } from "../chat.ts";
import { findRoom, type MemoryStore } from "./memory-store.ts";

export function say(store: MemoryStore, code: RoomCode, said: Unnumbered): Said | null {
  const found = findRoom(store, code);
  if (!found) return null;
  const n = ++found.saidCount;
  const { lines, reactions } = found.chat;
  found.chat =
    said.kind === "line"
      ? { reactions, lines: [...lines, { n, ...said.line }].slice(-MAX_CHAT_KEPT) }
      : { lines, reactions: [...reactions, { n, ...said.reaction }].slice(-MAX_CHAT_KEPT) };
  return { n, instances: [...new Set([...found.seats.values()].map((seat) => seat.instance))] };
}

export const chat = (store: MemoryStore, code: RoomCode): Chat =>
  findRoom(store, code)?.chat ?? { lines: [], reactions: [] };
