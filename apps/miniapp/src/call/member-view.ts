import type { CallMember, CallPhase } from "@efir/rtc";
import type { Texts } from "../texts/texts.ts";

export type MemberMark = "hand" | "listener" | "microphone-off";

/** A member in the words and attributes of a row. */
export function memberView(member: CallMember, phase: CallPhase["kind"], { room }: Texts) {
  const { link, state } = member;
  const self = link === "self";
  // Whoever is listed is connected; of oneself one knows better.
  const onAir = !self || phase === "live";
  const speaking = state.mic === "on" && state.level > 0;
  const trouble = link === "self" || link === "connected" ? null : room.link[link];
  return {
    onAir,
    speaking,
    you: self ? room.you : null,
    status: trouble ?? stateText(member, onAir, room),
    tone: toneOf(link),
    mark: markOf(member),
    attributes: {
      "data-member-id": member.id,
      "data-name": member.name,
      "data-self": self,
      "data-on-air": onAir,
      "data-speaking": speaking,
      "data-mic": state.mic === "on" ? "on" : "off",
      "data-camera": state.camera,
      "data-hand": state.hand,
      "data-link": link,
    },
  };
}

function stateText({ state }: CallMember, onAir: boolean, room: Texts["room"]): string | null {
  if (state.away) return room.away;
  if (state.mic === "none") return room.listening;
  return onAir ? room.onAir : null;
}

function toneOf(link: CallMember["link"]): "fine" | "waiting" | "trouble" {
  if (link === "connecting") return "waiting";
  return link === "self" || link === "connected" ? "fine" : "trouble";
}

function markOf({ state }: CallMember): MemberMark | null {
  if (state.hand) return "hand";
  if (state.mic === "none") return "listener";
  return state.mic === "off" ? "microphone-off" : null;
}

export const markText = (mark: MemberMark, { room }: Texts): string =>
  ({ hand: room.handUp, listener: room.listening, "microphone-off": room.microphoneOff })[mark];
