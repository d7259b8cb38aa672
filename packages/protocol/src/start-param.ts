import { err, ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { RoomCode } from "./ids.ts";

/** What the `startapp` parameter of a link asks for. */
export interface StartParam {
  readonly code: RoomCode;
  /** Join at once, after the question about the microphone. */
  readonly auto: boolean;
}

/** Longer than any code, so that nothing that begins with it can be one. */
const AUTO_MARK = "auto".padEnd(65, "-");

/** For the link of a room: the code itself, or a mark that no code can be, and the code after it. */
export const encodeStartParam = ({ code, auto }: StartParam): string =>
  auto ? AUTO_MARK + code : code;

export function decodeStartParam(text: string): Result<StartParam, "bad-code"> {
  const auto = text.startsWith(AUTO_MARK);
  const code = v.safeParse(RoomCode, auto ? text.slice(AUTO_MARK.length) : text);
  return code.success ? ok({ code: code.output, auto }) : err("bad-code");
}
