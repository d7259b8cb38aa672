import {
  bar,
  isAbove,
  leads,
  letIn,
  moderates,
  turnAway,
  unban,
  withStanding,
  type Charter,
  type RoomRights,
} from "@efir/directory";
import { err, ok, type Result } from "@efir/kit";
import type { MemberId, ModerationAct, Person } from "@efir/protocol";

export interface AskedAct {
  readonly by: MemberId;
  readonly act: Exclude<ModerationAct, { readonly kind: "end-room" }>;
  /** Who is inside. */
  readonly people: readonly Person[];
  readonly now: number;
}

type RoomAct = Exclude<AskedAct["act"], { readonly person: MemberId }>;
type PersonAct = Extract<AskedAct["act"], { readonly person: MemberId }>;

type Decided = Result<RoomRights, { readonly code: "not-allowed" | "no-such-member" }>;
const NOT_ALLOWED = err({ code: "not-allowed" } as const);

/** The rights after an act, or why it is not done. Rule RR4. */
export function decideAct(charter: Charter, asked: AskedAct): Decided {
  const { act, by } = asked;
  if (!moderates(charter, by)) return NOT_ALLOWED;
  return "person" in act
    ? decideUpon(charter, { ...asked, act })
    : ok(roomRights(charter, { ...asked, act }));
}

function roomRights(
  charter: Charter,
  { act, by, people }: AskedAct & { readonly act: RoomAct },
): RoomRights {
  const { rights } = charter;
  const ids = people.map(({ id }) => id);
  switch (act.kind) {
    case "mute-all":
      return ids
        .filter((id) => isAbove(charter, by, id))
        .reduce((muted, id) => withStanding(muted, id, { voice: "muted" }), rights);
    case "mute-on-entry":
      return act.on === rights.muteOnEntry
        ? rights
        : { ...(act.on ? stillHeard(rights, ids) : rights), muteOnEntry: act.on };
    case "lock":
      return rights.locked ? rights : { ...rights, locked: ids };
    case "unlock":
      return rights.locked ? { ...rights, locked: null } : rights;
  }
}

/** Those who are inside came in before. */
const stillHeard = (rights: RoomRights, ids: readonly MemberId[]): RoomRights =>
  ids
    .filter((id) => rights.people[id]?.voice === undefined)
    .reduce((heard, id) => withStanding(heard, id, { voice: "allowed" }), rights);

function decideUpon(
  charter: Charter,
  { act, by, people, now }: AskedAct & { readonly act: PersonAct },
): Decided {
  const { person: id } = act;
  const { rights } = charter;
  const isLeaders = act.kind === "appoint" || act.kind === "dismiss";
  const mayAct = isLeaders ? leads(charter, by) && by !== id : isAbove(charter, by, id);
  if (!mayAct) return NOT_ALLOWED;
  const person = people.find((one) => one.id === id) ?? knownPerson(rights, id);
  if (!person) return err({ code: "no-such-member" });
  return ok(rightsUpon(rights, { kind: act.kind, person, now }));
}

/** Not inside, but somebody waits, or was spoken of before. */
const knownPerson = ({ knocks, people }: RoomRights, id: MemberId): Person | undefined =>
  knocks.find(({ person }) => person.id === id)?.person ?? people[id]?.person;

function rightsUpon(
  rights: RoomRights,
  { kind, person, now }: { kind: PersonAct["kind"]; person: Person; now: number },
): RoomRights {
  const { id } = person;
  switch (kind) {
    case "mute":
      return withStanding(rights, id, { voice: "muted", person });
    case "unmute":
      return withStanding(rights, id, { voice: "allowed", person });
    case "invite":
      return withStanding(rights, id, { place: "speaker", person });
    case "to-listeners":
      return withStanding(rights, id, { place: "listener", person });
    case "remove":
      return bar(rights, person, { kind: "removed", at: now });
    case "ban":
      return bar(rights, person, { kind: "banned", at: now });
    case "unban":
      return unban(rights, id);
    case "appoint":
      return withStanding(rights, id, { moderator: true, person });
    case "dismiss":
      return withStanding(rights, id, { moderator: false });
    case "let-in":
      return letIn(rights, id, now);
    case "turn-away":
      return turnAway(rights, id, "declined");
  }
}
