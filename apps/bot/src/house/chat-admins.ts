import { withStanding, type Charter, type RoomRights } from "@efir/directory";
import { MemberId } from "@efir/protocol";
import type { ChatMember } from "grammy/types";
import * as v from "valibot";

type Admin = Extract<ChatMember, { readonly status: "creator" | "administrator" }>;

/**
 * Who moderates by being an admin of the room's chat. An admin who stays anonymous there does so here too:
 * a role is shown to everybody.
 */
export const openAdmins = (admins: readonly Admin[]): readonly MemberId[] =>
  admins
    .filter(({ user, is_anonymous }) => !user.is_bot && !is_anonymous)
    .map(({ user }) => v.parse(MemberId, `tg${user.id}`));

/** The admins of the chat are those named now, and nobody else. */
export function withChatAdmins({ rights }: Charter, admins: readonly MemberId[]): RoomRights {
  const before = chatAdmins(rights);
  const gone = before.filter((id) => !admins.includes(id));
  const come = admins.filter((id) => !before.includes(id));
  const without = gone.reduce((some, id) => withStanding(some, id, { chatAdmin: false }), rights);
  return come.reduce((some, id) => withStanding(some, id, { chatAdmin: true }), without);
}

const chatAdmins = ({ people }: RoomRights): readonly MemberId[] =>
  Object.entries(people).flatMap(([id, { chatAdmin }]) =>
    chatAdmin ? [v.parse(MemberId, id)] : [],
  );
