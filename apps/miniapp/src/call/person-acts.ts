import type { ModerationAct } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";
import type { IconName } from "../ui/icon.tsx";

type ActKind = Extract<ModerationAct, { readonly person: unknown }>["kind"];
/** What can be done about somebody who is in the room. */
export type PersonAct = Exclude<ActKind, "unban" | "let-in" | "turn-away">;
/** Those that are asked about first. */
export type HardAct = Extract<PersonAct, "remove" | "ban">;

export type OfferedAct =
  | { readonly kind: Exclude<PersonAct, HardAct>; readonly icon: IconName; readonly isHard: false }
  | { readonly kind: HardAct; readonly icon: IconName; readonly isHard: true };

const soft = (kind: Exclude<PersonAct, HardAct>, icon: IconName): OfferedAct => ({
  kind,
  icon,
  isHard: false,
});

/** The mild ones first. Who leads the room appoints moderators. */
export function personActs(
  { role, muted }: Pick<CallMember, "role" | "muted">,
  leads: boolean,
): readonly OfferedAct[] {
  const listens = role === "listener";
  return [
    ...(listens
      ? [soft("invite", "microphone")]
      : [
          muted ? soft("unmute", "microphone") : soft("mute", "microphone-off"),
          soft("to-listeners", "listener"),
        ]),
    ...(leads ? [role === "moderator" ? soft("dismiss", "crown") : soft("appoint", "crown")] : []),
    { kind: "remove", icon: "remove", isHard: true },
    { kind: "ban", icon: "ban", isHard: true },
  ];
}
