import { describe, expect, it } from "vitest";
import type { ClientKind } from "../platform/platform.ts";
import { en } from "../texts/en.ts";
import { ru } from "../texts/ru.ts";
import { deviceTroubleView } from "./device-trouble-view.ts";

const refused = (client: ClientKind) =>
  deviceTroubleView({ device: "microphone", by: "user", client }, en);

describe("a device that cannot be had", () => {
  it("[TB1] [TRAP35] what helps depends on who remembers the refusal", () => {
    expect(refused("android").ways).toEqual(["ask-again", "open-outside"]);
    expect(refused("windows").ways).toEqual(["open-outside", "ask-again"]);
    expect(refused("linux").ways).toEqual(["open-outside"]);
    expect(refused("browser").ways).toEqual(["ask-again"]);
  });

  it("[TB2] [TRAP35] each client has its own words, in both languages", () => {
    for (const texts of [en, ru]) {
      const words = Object.values(texts.trouble.refused);
      expect(new Set(words).size).toBeGreaterThanOrEqual(6);
    }
    expect(refused("windows").text).toContain("remembers");
  });

  it("[TB3] an app without the device sends to a browser; what is busy or unplugged can be had again", () => {
    const ways = (by: "unsupported" | "other-app" | "no-device", client: ClientKind) =>
      deviceTroubleView({ device: "camera", by, client }, en).ways;
    expect(ways("unsupported", "ios")).toEqual(["open-outside"]);
    expect(ways("unsupported", "browser")).toEqual([]);
    expect(ways("other-app", "ios")).toEqual(["try-again"]);
    expect(ways("no-device", "windows")).toEqual(["try-again"]);
  });

  it("[TB4] a camera is told of in the words for cameras", () => {
    const { text } = deviceTroubleView({ device: "camera", by: "user", client: "android" }, en);
    expect(text).toBe(en.blocked.camera.user);
  });
});
