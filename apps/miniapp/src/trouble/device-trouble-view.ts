import type { BlockedBy } from "@efir/rtc";
import type { ClientKind } from "../platform/platform.ts";
import { blockedText } from "../texts/error-text.ts";
import type { Texts } from "../texts/texts.ts";

/** What was refused is asked for again, what was busy or gone is tried again. */
export type DeviceWay = "ask-again" | "try-again" | "open-outside";

export interface DeviceTroubleScene {
  readonly device: "microphone" | "camera";
  readonly by: BlockedBy;
  readonly client: ClientKind;
}

/** Why a device cannot be had here, and what helps: it depends on who remembers the refusal. */
export function deviceTroubleView(scene: DeviceTroubleScene, texts: Texts) {
  const { device, by, client } = scene;
  const refused = by === "user" && device === "microphone";
  return {
    text: refused ? texts.trouble.refused[client] : (blockedText(texts, device, by) ?? ""),
    ways: waysOut(scene),
  };
}

function waysOut({ by, client }: DeviceTroubleScene): readonly DeviceWay[] {
  // The desktop client on Linux has no microphone for pages at all, and asking again cannot help.
  if (client === "linux" || by === "unsupported")
    return client === "browser" ? [] : ["open-outside"];
  // Windows remembers the first answer for ever, so a question that was refused once is never asked again.
  if (client === "windows" && by === "user") return ["open-outside", "ask-again"];
  if (by !== "user") return ["try-again"];
  return client === "browser" ? ["ask-again"] : ["ask-again", "open-outside"];
}
