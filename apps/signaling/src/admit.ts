import type {
  Admission,
  Directory,
  Judged,
  NewRoom,
  OtherRights,
  RoomFull,
  RoomNotFound,
  Seated,
} from "@efir/directory";
import { err, type Result } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";

interface Asked {
  readonly code: RoomCode;
  readonly seated: Seated;
  /** Not said: by whatever rights. */
  readonly judged?: Judged;
  /** What to make if nobody has this code; null: nothing. */
  readonly otherwise: NewRoom | null;
}

/** A moment ago, for everybody: nobody makes it anew by coming back. */
export type RoomEnded = { readonly code: "room-ended" };

/** Gives a seat, in a room made for it if there is none. That somebody else makes it first is fine. */
export async function admit(
  directory: Directory,
  { code, seated, judged, otherwise }: Asked,
): Promise<Result<Admission, RoomNotFound | RoomFull | OtherRights | RoomEnded>> {
  const admission = await directory.admit(code, seated, judged);
  if (admission.ok || admission.error.code !== "room-not-found") return admission;
  if (await directory.hasEnded(code)) return err({ code: "room-ended" });
  if (!otherwise) return admission;
  await directory.createRoom(otherwise);
  return directory.admit(code, seated, judged);
}
