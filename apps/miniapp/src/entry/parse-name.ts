import { err, ok, type Result } from "@efir/kit";
import { MAX_NAME_CHARS } from "@efir/protocol";

export type BadName = "name-missing" | "name-too-long";

export function parseName(text: string): Result<string, BadName> {
  const name = text.trim();
  if (name === "") return err("name-missing");
  return name.length > MAX_NAME_CHARS ? err("name-too-long") : ok(name);
}
