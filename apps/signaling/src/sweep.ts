import type { Swept } from "@efir/directory";
import { roomKey, type RoomCode } from "@efir/protocol";
import type { Deps } from "./deps.ts";

/** Tells of those whom the directory let go: ours at once, and every other instance with somebody in the room. */
export async function announceSwept(swept: readonly Swept[], deps: Deps): Promise<void> {
  const rooms = Map.groupBy(swept, ({ room }) => room);
  await Promise.all([...rooms].map(([code, gone]) => announceIn(code, gone, deps)));
}

async function announceIn(code: RoomCode, gone: readonly Swept[], deps: Deps): Promise<void> {
  const { directory, hub, others, instance } = deps;
  const key = roomKey(code);
  const room = hub.find(key);
  for (const { member, reason } of gone) {
    others.mail.drop(member.seat);
    room?.remove(member.seat, reason);
  }

  const seated = await directory.members(code);
  const instances = new Set(seated.map((seat) => seat.instance));
  instances.delete(instance);
  for (const { member, reason } of gone) {
    others.tell(instances, key, { type: "member-left", seat: member.seat, reason });
  }
}
