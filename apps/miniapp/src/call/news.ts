import type { CallMember, CallRights, Refusal } from "@efir/rtc";
import type { Texts } from "../texts/texts.ts";

/** Something that has just happened in the room, worth a word to whoever does not see it. */
export type News =
  { readonly kind: NewsOfSomebody; readonly name: string } | { readonly kind: NewsOfOneself };

export type NewsOfSomebody = "joined" | "left" | "hand" | "screen";
export type NewsOfOneself =
  | "mic-on"
  | "mic-off"
  | "muted"
  | "may-speak"
  | "moderator"
  | "to-listeners"
  | "locked"
  | "unlocked"
  | "copied"
  | "not-allowed"
  | "too-fast";

type Members = readonly CallMember[];

/** What is new among the others. Of people that one finds on coming in, nothing is. */
export function newsOfMembers(before: Members, now: Members): readonly News[] {
  if (!before.some(isSelf) || !now.some(isSelf)) return [];
  const others = now.filter((member) => !isSelf(member));
  const ids = (members: Members) => new Set(members.map(({ id }) => id));
  const [wereThere, areThere] = [ids(before), ids(now)];
  const asBefore = new Set(before);
  return [
    ...others.filter(({ id }) => !wereThere.has(id)).map(named("joined")),
    ...before.filter(({ id }) => !areThere.has(id)).map(named("left")),
    ...others.flatMap((member) =>
      asBefore.has(member)
        ? []
        : newsOf(
            before.find(({ seat }) => seat === member.seat),
            member,
          ),
    ),
  ];
}

const isSelf = ({ link }: CallMember): boolean => link === "self";

const named =
  (kind: NewsOfSomebody) =>
  ({ name }: CallMember): News => ({ kind, name });

function newsOf(before: CallMember | undefined, now: CallMember): readonly News[] {
  if (!before) return [];
  return [
    ...(now.state.hand && !before.state.hand ? [named("hand")(now)] : []),
    ...(now.state.screen === "on" && before.state.screen === "off" ? [named("screen")(now)] : []),
  ];
}

/** What one may do has changed. */
export function newsOfRights(before: CallRights, now: CallRights): readonly News[] {
  const list: NewsOfOneself[] = [];
  if (now.role === "listener" && before.role !== "listener") list.push("to-listeners");
  else if (now.muted && !before.muted) list.push("muted");
  else if (now.maySpeak && !before.maySpeak) list.push("may-speak");
  if (now.moderates && !before.moderates) list.push("moderator");
  if (now.rules.locked !== before.rules.locked) list.push(now.rules.locked ? "locked" : "unlocked");
  return list.map((kind) => ({ kind }));
}

export function newsText(news: News, { news: texts }: Texts): string {
  switch (news.kind) {
    case "joined":
    case "left":
    case "hand":
    case "screen":
      return texts[news.kind](news.name);
    case "mic-on":
    case "mic-off":
    case "muted":
    case "may-speak":
    case "moderator":
    case "to-listeners":
    case "locked":
    case "unlocked":
    case "copied":
    case "not-allowed":
    case "too-fast":
      return texts[news.kind];
  }
}

/** What one sees anyway is not shown once more, only read out. */
export const isSeen = ({ kind }: News): boolean =>
  kind === "mic-on" || kind === "mic-off" || kind === "left" || kind === "hand";

/** The server did not do what one asked for. */
export const newsOfRefusal = ({ code }: Refusal): News => ({
  kind: code === "too-fast" ? "too-fast" : "not-allowed",
});
