import type { ClientKind } from "./platform.ts";

/** What Telegram's clients call themselves: https://docs.telegram-mini-apps.com/platform/launch-parameters */
const KINDS: ReadonlyMap<string, ClientKind> = new Map([
  ["android", "android"],
  ["android_x", "android"],
  ["ios", "ios"],
  ["macos", "macos"],
  ["weba", "web"],
  ["webk", "web"],
  ["web", "web"],
]);

/** `tdesktop` is the same word on three systems: there the browser says which one it is. */
export function clientKind(name = "", userAgent = ""): ClientKind {
  if (name !== "tdesktop") return KINDS.get(name) ?? "browser";
  if (userAgent.includes("Windows")) return "windows";
  return userAgent.includes("Mac OS") ? "macos" : "linux";
}
