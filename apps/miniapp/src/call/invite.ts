import type { RoomCode } from "@efir/protocol";
import type { Platform, ShareOutcome } from "../platform/platform.ts";
import type { Admission } from "../session/admission.ts";
import type { Language } from "../texts/language.ts";

export interface Invitation {
  /** Beside a plain link. */
  readonly text: string;
  readonly language: Language;
}

export interface InviteDeps {
  readonly room: RoomCode;
  readonly platform: Pick<Platform, "sharePrepared" | "shareLink">;
  readonly admission: Pick<Admission, "share">;
  /** The address to pass on where no card can be. */
  readonly link: () => string;
}

/** The card of the room where the client can send it, or a link to it. Nothing of it ends the call. */
export async function invite(
  { text, language }: Invitation,
  { room, platform, admission, link }: InviteDeps,
): Promise<ShareOutcome> {
  const { sharePrepared } = platform;
  const card = sharePrepared && (await admission.share({ room, language }));
  if (card?.ok && (await sharePrepared?.(card.value.prepared_id)) === "shared") return "shared";
  return platform.shareLink({ url: link(), text });
}
