import { leads } from "@efir/directory";
import { ok } from "@efir/kit";
import type { ClientMessage, MemberId } from "@efir/protocol";
import type { Session } from "./connection.ts";
import { decideAct } from "./decide-act.ts";
import type { Deps } from "./deps.ts";
import type { LocalRoom } from "./local-room.ts";
import { refuse, type Outcome } from "./outcome.ts";

type Moderate = Extract<ClientMessage, { readonly type: "moderate" }>;

const TRY_AGAIN_MS = 2_000;

/** Does what a moderator asks, if it is theirs to do. Those concerned hear of it by the change of rights. */
export async function moderate(
  { place }: Session,
  { act }: Moderate,
  deps: Deps,
): Promise<Outcome> {
  if (place.kind === "lobby") return refuse("not-joined");
  const { room, self } = place;
  try {
    if (act.kind === "end-room") return await endRoom(room, self.id, deps);
    const people = room.people();
    const asked = { by: self.id, act, people, now: deps.clock.now() };
    const changed = await deps.directory.changeRights(room.code, (charter) =>
      decideAct(charter, asked),
    );
    if (!changed.ok) {
      const { code } = changed.error;
      return refuse(code === "room-not-found" ? "not-joined" : code);
    }
    deps.hearRights(room.key, changed.value);
    deps.logger.info("moderated", { member: self.id, act: act.kind });
    return ok(undefined);
  } catch (error) {
    deps.troubled("a moderator's act did not reach the directory", error);
    return refuse("try-again", { retryAfterMs: TRY_AGAIN_MS });
  }
}

async function endRoom(
  room: LocalRoom,
  by: MemberId,
  { directory, hearRights, logger }: Deps,
): Promise<Outcome> {
  const charter = await directory.charter(room.code);
  if (!charter) return refuse("not-joined");
  if (!leads(charter, by)) return refuse("not-allowed");
  await directory.closeRoom(room.code);
  hearRights(room.key, null);
  logger.info("the room was ended", { member: by });
  return ok(undefined);
}
