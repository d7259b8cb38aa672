import type { InstanceId } from "@efir/protocol";
import type { RoomBus } from "../room-bus.ts";
import { createPost } from "./post.ts";

interface Letter {
  readonly to: InstanceId;
  readonly said: Buffer;
}

/** A bus for instances that live in one process. */
export function createMemoryRoomBus(): RoomBus {
  const post = createPost<Letter>(({ to, said }) => ({ to, said: Buffer.from(said) }));
  return {
    listen: (instance, heard) => {
      const stop = post.subscribe(({ to, said }) => {
        if (to === instance) heard(said);
      });
      return Promise.resolve(stop);
    },
    tell: (to, said) => {
      post.send({ to, said });
      return true;
    },
    close: post.close,
  };
}
