import { expect, vi } from "vitest";
import type { Directory, RoomEvent } from "../directory.ts";
import { aRoom, code } from "./people.ts";

/** Listens, and can wait until all that has happened so far was told. */
export async function listenTo(directory: Directory) {
  const heard: RoomEvent[] = [];
  const stop = await directory.subscribe((event) => heard.push(event));
  let fences = 0;
  const isFence = ({ room }: RoomEvent) => room.startsWith("fence-");
  return {
    stop,
    events: async () => {
      const fence = code(`fence-${crypto.randomUUID()}-${++fences}`);
      await directory.createRoom(aRoom(fence));
      await vi.waitFor(() => expect(heard.some(({ room }) => room === fence)).toBe(true), {
        timeout: 3_000,
      });
      return heard.filter((event) => !isFence(event));
    },
    heardNow: () => heard.filter((event) => !isFence(event)),
  };
}
