/** Why a call is over. All but `left` deserve a sentence. */
export type EndReason =
  | "left"
  | "taken-over"
  | "room-not-found"
  | "room-full"
  | "wrong-room"
  | "version-too-old"
  | "not-admitted"
  | "refused";
