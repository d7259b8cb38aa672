import { err, ok, type Result } from "@efir/kit";
import { decodeStartParam, type RoomCode } from "@efir/protocol";

export type BadCode = "code-missing" | "code-too-short" | "code-too-long" | "code-odd";

const SHORTEST = 3;

/** Reads what a person typed: a code, or a whole link with the code in it. */
export function parseCode(text: string): Result<RoomCode, BadCode> {
  const code = codeInLink(text.trim()) ?? text.trim();
  if (code === "") return err("code-missing");
  if (/[^A-Za-z0-9_-]/.test(code)) return err("code-odd");
  if (code.length < SHORTEST) return err("code-too-short");
  const parsed = decodeStartParam(code);
  return parsed.ok ? ok(parsed.value.code) : err("code-too-long");
}

function codeInLink(text: string): string | undefined {
  return /[?&](?:startapp|tgWebAppStartParam|room)=([^&#]*)/.exec(text)?.[1];
}
