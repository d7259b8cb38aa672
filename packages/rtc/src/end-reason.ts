/** Why a call is over. All but `left` deserve a sentence. */
export type EndReason =
  | "left"
  | "taken-over"
  /** The person has taken the call along to another device. */
  | "moved-away"
  | "room-not-found"
  | "room-full"
  | "wrong-room"
  | "version-too-old"
  | "not-admitted"
  /** A moderator took this person out; the next time somebody has to let it in. */
  | "removed"
  | "banned"
  | "room-locked"
  | "room-ended"
  /** Whoever was asked said no. */
  | "turned-away"
  | "not-a-chat-member"
  /** Nobody could tell in time whether this person may come in. */
  | "no-answer"
  | "refused";
