import type { HostMember, Levels } from "@efir/host-sdk";
import type { CallMember } from "@efir/rtc";

/** What an app may know of those in the room: what each of them sees of the others, without who they are elsewhere. */
export const toHostMembers = (members: readonly CallMember[]): readonly HostMember[] =>
  members.map(({ seat, name, link, state, muted }) => ({
    id: seat,
    name,
    isSelf: link === "self",
    microphone: muted && state.mic === "on" ? "off" : state.mic,
  }));

const LOUDEST = 3;

/** Whoever is silent is left out. */
export const toLevels = (members: readonly CallMember[]): Levels =>
  Object.fromEntries(
    members
      .filter(({ state, muted }) => state.mic === "on" && !muted && state.level > 0)
      .map(({ seat, state }) => [seat, state.level / LOUDEST]),
  );
