import { RoomCode } from "@efir/protocol";
import * as v from "valibot";

const LINK = /(?:[?&](?:room|startapp|tgWebAppStartParam)=)([\w-]{3,64})(?![\w-])/i;
/** The codes that we make look like nothing else. */
const OURS = /(?<![\w-])(?=[a-z]*[2-7])[a-z2-7]{16}(?![\w-])/;
/** A code that follows its name; a plain word does not look like one. */
const CALLED =
  /(?:room|code|комнат[аеуы]?|код[ауе]?)\s*[:#№«"“]?\s*((?=[\w-]*[\d_-])[A-Za-z0-9][\w-]{2,63})(?![\w-])/iu;

/** The room that a text speaks of. */
export function namedRoom(text: string): RoomCode | null {
  const [, found] = LINK.exec(text) ?? CALLED.exec(text) ?? [null, OURS.exec(text)?.[0]];
  const code = v.safeParse(RoomCode, found);
  return code.success ? code.output : null;
}

const QUOTED = /[«“"]([^«»“”"\n]{1,60})[»”"]/u;
const TITLED =
  /(?:called|named|titled|for the|под названием|с названием|по имени|для)\s+([^\n.,!?]{1,60})/iu;

/** What a new room shall be called: what stands in quotes, or after "called". */
export function wantedTitle(text: string): string | null {
  const found = (QUOTED.exec(text) ?? TITLED.exec(text))?.[1] ?? "";
  return (
    found
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim() || null
  );
}
