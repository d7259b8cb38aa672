import { HOST_API_VERSION, type ToApp } from "./messages.ts";

const TYPES: readonly string[] = [
  "welcome",
  "members",
  "levels",
  "theme",
  "token",
] satisfies readonly ToApp["type"][];

/** Whether Efir wrote it. That it came from the page around us is for `event.source` to say. */
export function isFromPage(data: unknown): data is ToApp {
  if (typeof data !== "object" || data === null) return false;
  if (!("efir" in data) || data.efir !== HOST_API_VERSION) return false;
  return "type" in data && typeof data.type === "string" && TYPES.includes(data.type);
}
