import type { Clock } from "@efir/kit";
import { park, unpark } from "./memory-parking.ts";
import { LEASE_MS, type Directory, type RightsNews, type RoomEvent } from "../directory.ts";
import { invite, setInvite } from "./memory-invite.ts";
import { chat, say } from "./memory-chat.ts";
import { renew, retire, sweep } from "./memory-leases.ts";
import { changeRights, charter } from "./memory-rights.ts";
import { closeRoom, createRoom, draftRoom, hasEnded } from "./memory-rooms.ts";
import { admit, busyRooms, leave, members, update } from "./memory-seats.ts";
import { findRoom, type MemoryStore } from "./memory-store.ts";
import { createPost } from "./post.ts";

export interface MemoryDirectoryOptions {
  readonly clock: Clock;
  readonly leaseMs?: number;
}

/** A directory for instances that live in one process. What it holds is gone with the process. */
export function createMemoryDirectory({
  clock,
  leaseMs = LEASE_MS,
}: MemoryDirectoryOptions): Directory {
  const post = createPost<RoomEvent>(structuredClone);
  const rightsPost = createPost<RightsNews>(structuredClone);
  const store: MemoryStore = {
    rooms: new Map(),
    leases: new Map(),
    leaseMs,
    clock,
    ended: new Map(),
    parked: new Map(),
    invite: null,
    tell: post.send,
    tellRights: rightsPost.send,
  };

  return {
    createRoom: answering((room) => createRoom(store, room)),
    draftRoom: answering((room) => draftRoom(store, room)),
    room: answering((code) => findRoom(store, code)?.room ?? null),
    closeRoom: answering((code) => closeRoom(store, code)),
    hasEnded: answering((code) => hasEnded(store, code)),
    admit: answering((code, seated, judged) => admit(store, { code, seated, judged })),
    handedOver: () => undefined, // nothing is kept for each instance here
    update: answering((code, seat, state) => update(store, { code, seat, state })),
    leave: answering((code, seat) => leave(store, code, seat)),
    members: answering((code) => members(store, code)),
    busyRooms: answering(() => busyRooms(store)),
    renew: answering((instance) => renew(store, instance)),
    retire: answering((instance) => retire(store, instance)),
    sweep: answering(() => sweep(store)),
    subscribe: (listener) => Promise.resolve(post.subscribe(listener)),
    charter: answering((code) => charter(store, code)),
    changeRights: (code, change) =>
      Promise.resolve().then(() => structuredClone(changeRights(store, code, change))),
    followRights: (listener) => Promise.resolve(rightsPost.subscribe(listener)),
    say: answering((code, said) => say(store, code, said)),
    park: answering((seat, parcel) => park(store, { seat, parcel })),
    unpark: answering((seat) => unpark(store, seat)),
    chat: answering((code) => chat(store, code)),
    setInvite: answering((beginning) => setInvite(store, beginning)),
    invite: answering(() => invite(store)),
    ready: () => Promise.resolve(true),
    close: async () => {
      await Promise.all([post.close(), rightsPost.close()]);
    },
  };
}

/** Answers later and with copies, as a store outside the process does. */
const answering =
  <Asked extends readonly unknown[], Answer>(run: (...asked: Asked) => Answer) =>
  (...asked: Asked): Promise<Answer> => {
    const copies = structuredClone(asked);
    return Promise.resolve().then(() => structuredClone(run(...copies)));
  };
