import { expect, it } from "vitest";
import { aPage } from "../testing/a-platform.ts";
import { createFakeTelegram } from "../testing/fake-telegram.ts";
import { startTelegram } from "./telegram.ts";

it("[MA90] [TRAP48] a client that cannot do a thing is not asked for it, and nothing fails", () => {
  const telegram = createFakeTelegram({ version: "6.0" });
  const platform = startTelegram(aPage());
  expect(platform).toMatchObject({ kind: "telegram", startParam: "room123" });
  platform?.setInCall(true);
  platform?.haptic();
  platform?.setInCall(false);
  platform?.ready();
  expect(telegram.events()).toContain("web_app_ready");
  for (const event of [
    "web_app_trigger_haptic_feedback",
    "web_app_setup_swipe_behavior",
    "web_app_request_safe_area",
    "web_app_request_content_safe_area",
  ])
    expect(telegram.events()).not.toContain(event);
});
