import { roomKey } from "@efir/protocol";
import { INVITE_MS, LEASE_MS, type Directory } from "../directory.ts";
import { Channels } from "./channels.ts";
import { isReady } from "./is-ready.ts";
import { admit } from "./redis-admission.ts";
import { chat, say } from "./redis-chat.ts";
import { changeRights, charter } from "./redis-rights.ts";
import type { RedisClient } from "./redis-client.ts";
import { park, unpark } from "./redis-parking.ts";
import { closeRoom, createRoom, draftRoom, findRoom, hasEnded } from "./redis-rooms.ts";
import { leave, members, update } from "./redis-seats.ts";
import { createRedisStore } from "./redis-store.ts";
import { retire, sweep } from "./redis-sweep.ts";
import { readRightsNews } from "./rights-text.ts";
import { readEvent } from "./room-event.ts";

export interface RedisDirectoryOptions {
  /** Before every key and channel, so that deployments can share a Redis. */
  readonly prefix?: string;
  readonly leaseMs?: number;
}

/**
 * A directory that many processes share. All time in it is a time to live, kept by Redis, so that no
 * instance's clock matters. An instance does all its admitting and renewing through one such object.
 */
export function createRedisDirectory(
  redis: RedisClient,
  { prefix = "efir", leaseMs = LEASE_MS }: RedisDirectoryOptions = {},
): Directory {
  const store = createRedisStore(redis, { prefix, leaseMs });
  const channels = new Channels(redis);
  return {
    createRoom: (room) => createRoom(store, room),
    draftRoom: (room) => draftRoom(store, room),
    room: (code) => findRoom(store, code),
    closeRoom: (code) => closeRoom(store, code),
    hasEnded: (code) => hasEnded(store, code),
    admit: (code, seated, judged) => admit(store, { code, seated, judged }),
    handedOver: (instance, code, seat) =>
      store.instances.release({ instance, room: roomKey(code), seat }),
    update: (code, seat, state) => update(store, { code, seat, state }),
    leave: (code, seat) => leave(store, code, seat),
    members: (code) => members(store, code),
    busyRooms: () => store.instances.busyRooms(),
    renew: store.instances.renew,
    retire: (instance) => retire(store, instance),
    sweep: () => sweep(store),
    subscribe: (listener) =>
      channels.listen(store.keys.events, (said) => {
        const event = readEvent(said);
        if (event) listener(event);
      }),
    charter: (code) => charter(store, code),
    changeRights: (code, change) => changeRights(store, code, change),
    followRights: (listener) =>
      channels.listen(store.keys.rights, (said) => {
        const news = readRightsNews(said);
        if (news) listener(news);
      }),
    say: (code, said) => say(store, code, said),
    chat: (code) => chat(store, code),
    park: (seat, parcel) => park(store, { seat, parcel }),
    unpark: (seat) => unpark(store, seat),
    setInvite: async (beginning) => {
      await redis.set(store.keys.invite, beginning, "PX", INVITE_MS);
    },
    invite: () => redis.get(store.keys.invite),
    ready: () => isReady(redis),
    close: channels.close,
  };
}
