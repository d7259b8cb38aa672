import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { err, ok, type Result } from "@efir/kit";
import type { BadSetting } from "./bad-setting.ts";
import { badLines } from "./env-file-lines.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables of the process, and those of the file that the process does not have. What the process
 * sets to nothing stays so: it is the way to unset a line of the file for one run. No file is no problem.
 */
export function loadEnvFile(
  path: string,
  env: Variables,
): Result<Variables, readonly BadSetting[]> {
  const text = readText(path);
  if (text === null) return err([unreadable(path)]);
  const bad = badLines(text);
  if (bad.length > 0) return err(bad.map((line) => badLine(path, line)));
  return ok({ ...parseEnv(text), ...env });
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? "" : null;
  }
}

const unreadable = (path: string): BadSetting => ({
  name: path,
  problem: "cannot be read; it must be a file that this user may read",
  example: `chmod 600 ${path}`,
});

const badLine = (path: string, line: number): BadSetting => ({
  name: `${path}, line ${line}`,
  problem: "is not NAME=value, nor a comment",
  example: "PORT=3000",
});
