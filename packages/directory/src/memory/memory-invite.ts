import { INVITE_MS } from "../directory.ts";
import type { MemoryStore } from "./memory-store.ts";

export function setInvite(store: MemoryStore, beginning: string): void {
  store.invite = { beginning, goneAt: store.clock.now() + INVITE_MS };
}

export const invite = ({ invite: said, clock }: MemoryStore): string | null =>
  said && said.goneAt > clock.now() ? said.beginning : null;
