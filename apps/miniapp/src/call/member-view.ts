import type { CallMember, CallPhase } from "@efir/rtc";
import type { Texts } from "../texts/texts.ts";

export type MemberMark = "hand" | "listener" | "microphone-off" | "muted" | "microphone";
/** What a member is doing: the colour of the ring, and of the words. */
export type MemberMood = "on-air" | "quiet" | "forbidden" | "hand" | "waiting" | "trouble";
/** What changes with a voice: words and colours; colours alone, for something else is to be told; nothing. */
export type MemberTalk = "told" | "seen" | "hidden";

/** A member in the words and attributes of a row, silent: whether somebody speaks is drawn outside of React. */
export function memberView(member: CallMember, phase: CallPhase["kind"], texts: Texts) {
  const { link, state } = member;
  const self = link === "self";
  // Whoever is listed is connected; of oneself one knows better.
  const onAir = !self || phase === "live";
  return {
    onAir,
    you: self ? texts.room.you : null,
    role: member.role === "owner" || member.role === "moderator" ? texts.roles[member.role] : null,
    status: statusOf(member, onAir, texts),
    mood: moodOf(member),
    talk: talkOf(member),
    mark: markOf(member),
    attributes: {
      "data-member-id": member.id,
      "data-name": member.name,
      "data-self": self,
      "data-on-air": onAir,
      "data-speaking": false,
      "data-mic": state.mic === "on" && !member.muted ? "on" : "off",
      "data-camera": state.camera,
      "data-hand": state.hand,
      "data-link": link,
      "data-quality": member.quality,
      "data-role": member.role,
      "data-muted": member.muted,
    },
  };
}

function talkOf({ link, state }: CallMember): MemberTalk {
  if (link !== "self" && link !== "connected") return "hidden";
  return state.hand || state.away === true ? "seen" : "told";
}

function statusOf(member: CallMember, onAir: boolean, { room }: Texts): string | null {
  const { link, state, muted, role } = member;
  if (link !== "self" && link !== "connected") return room.link[link];
  if (state.away === true) return room.away;
  if (state.hand) return room.handUp;
  if (muted) return room.muted;
  if (state.micLost === true && role !== "listener") return room.microphoneLost;
  if (state.mic === "none" || role === "listener") return room.listening;
  return onAir ? room.onAir : null;
}

function moodOf(member: CallMember): MemberMood {
  const { link, state, muted, role } = member;
  if (link === "connecting") return "waiting";
  if (link === "recovering" || link === "lost") return "trouble";
  if (state.hand) return "hand";
  if (muted) return "forbidden";
  return state.mic === "on" && role !== "listener" ? "on-air" : "quiet";
}

function markOf({ state, muted, role }: CallMember): MemberMark {
  if (state.hand) return "hand";
  if (muted) return "muted";
  if (state.mic === "none" || role === "listener") return "listener";
  return state.mic === "off" ? "microphone-off" : "microphone";
}

export const markText = (mark: MemberMark, { room }: Texts): string =>
  ({
    hand: room.handUp,
    muted: room.muted,
    listener: room.listening,
    "microphone-off": room.microphoneOff,
    microphone: room.microphoneOn,
  })[mark];
