import { err, ok, type Clock } from "@efir/kit";
import { roomKey, type RoomCode, type RoomKey } from "@efir/protocol";
import { HOST_LIFE_MS, type HostChat, type HostRoom, type HostRooms } from "../host-rooms.ts";
import { createPost } from "./post.ts";

interface Kept {
  readonly host: HostRoom;
  readonly until: number;
}

/** Host rooms of one process. They are gone with the process. */
export function createMemoryHostRooms({ clock }: { readonly clock: Clock }): HostRooms {
  const rooms = new Map<RoomKey, Kept>();
  const chats = new Map<number, HostChat>();
  const news = createPost<RoomCode>((code) => code);

  function living(code: RoomCode): HostRoom | null {
    for (const [key, { until }] of rooms) if (until <= clock.now()) rooms.delete(key);
    return rooms.get(roomKey(code))?.host ?? null;
  }

  function put(code: RoomCode, host: HostRoom): HostRoom {
    rooms.set(roomKey(code), { host, until: clock.now() + HOST_LIFE_MS });
    news.send(code);
    return host;
  }

  return {
    register: (code, host) => {
      const before = living(code);
      if (before && before.proof !== host.proof)
        return Promise.resolve(err({ code: "room-taken" }));
      const createdAt = before?.createdAt ?? host.createdAt;
      return Promise.resolve(ok(put(code, { ...host, createdAt })));
    },
    keep: (code) => {
      const host = living(code);
      return Promise.resolve(host && put(code, host));
    },
    remove: (code, proof) => {
      const isTheirs = living(code)?.proof === proof;
      if (isTheirs) {
        rooms.delete(roomKey(code));
        news.send(code);
      }
      return Promise.resolve(isTheirs);
    },
    find: (code) => Promise.resolve(living(code)),
    subscribe: (listener) => Promise.resolve(news.subscribe(listener)),
    openChat: (chat, as) => Promise.resolve(void chats.set(chat, { ...as })),
    closeChat: (chat) => Promise.resolve(void chats.delete(chat)),
    chat: (chat) => Promise.resolve(chats.get(chat) ?? null),
    close: news.close,
  };
}
