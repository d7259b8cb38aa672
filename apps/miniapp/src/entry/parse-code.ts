import { err, ok, type Result } from "@efir/kit";
import { RoomCode } from "@efir/protocol";
import * as v from "valibot";

export type BadCode = "code-missing" | "code-too-short" | "code-too-long" | "code-odd";

const SHORTEST = 3;

/** Reads what a person typed: a code, or a whole link with the code in it. */
export function parseCode(text: string): Result<RoomCode, BadCode> {
  const code = codeInLink(text.trim()) ?? text.trim();
  if (code === "") return err("code-missing");
  if (/[^A-Za-z0-9_-]/.test(code)) return err("code-odd");
  if (code.length < SHORTEST) return err("code-too-short");
  const parsed = v.safeParse(RoomCode, code);
  return parsed.success ? ok(parsed.output) : err("code-too-long");
}

function codeInLink(text: string): string | undefined {
  return /[?&](?:startapp|tgWebAppStartParam|room)=([^&#]*)/.exec(text)?.[1];
}
