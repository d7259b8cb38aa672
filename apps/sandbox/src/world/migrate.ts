import { changeChat, chatOf } from "./chats.ts";
import type { World } from "./world.ts";

/** Telegram numbers supergroups and channels from here down. */
const SUPERGROUPS_BELOW = -1_000_000_000_000;

/**
 * Makes a group a supergroup: another chat with another id, which has its people, its bot and none of
 * its messages. Null when the chat is not a group, or has moved already.
 */
export function migrate(
  world: World,
  groupId: number,
): { readonly world: World; readonly supergroup: number } | null {
  const group = chatOf(world, groupId);
  if (group?.kind !== "group" || group.movedTo !== null) return null;
  const supergroup = nextSupergroup(world);
  const moved = {
    ...group,
    id: supergroup,
    kind: "supergroup",
    lastMessageId: 0,
    messages: [],
  } as const;
  const left = changeChat(world, groupId, (chat) => ({ ...chat, movedTo: supergroup }));
  return { world: { ...left, chats: [...left.chats, moved] }, supergroup };
}

const nextSupergroup = (world: World): number =>
  Math.min(SUPERGROUPS_BELOW, ...world.chats.map(({ id }) => id)) - 1;
