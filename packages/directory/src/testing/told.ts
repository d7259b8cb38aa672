import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import type { Directory, RoomEvent } from "../directory.ts";
import { aRoom, code } from "./people.ts";
import { THIRDS, textInThird } from "./slots.ts";

/** Listens, and can wait until all that has happened so far was told. */
export async function listenTo(directory: Directory) {
  const heard: RoomEvent[] = [];
  const stop = await directory.subscribe((event) => heard.push(event));
  const isFence = ({ room }: RoomEvent) => room.startsWith("fence-");
  return {
    stop,
    events: async () => {
      // In a cluster each third of the rooms has a node of its own, and news of it is in order by itself.
      const fences = THIRDS.map((third) => code(textInThird(third, () => `fence-${randomUUID()}`)));
      for (const fence of fences) await directory.createRoom(aRoom(fence));
      const rooms = () => heard.map(({ room }) => room);
      await vi.waitFor(() => expect(rooms()).toEqual(expect.arrayContaining(fences)), {
        timeout: 3_000,
      });
      return heard.filter((event) => !isFence(event));
    },
    heardNow: () => heard.filter((event) => !isFence(event)),
  };
}
