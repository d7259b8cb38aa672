import { beforeEach, expect, it } from "vitest";
import { aPage } from "../testing/a-platform.ts";
import { createFakeTelegram } from "../testing/fake-telegram.ts";
import { settle } from "../testing/settle.ts";
import { startTelegram } from "./telegram.ts";

const telegram = createFakeTelegram({ version: "9.1", theme: { bg_color: "#101010" } });
const platform = startTelegram(aPage());
if (!platform) throw new Error("The client was not found");
const askedAtStart = telegram.events();
beforeEach(() => void telegram.posted.splice(0));

it("[MA84] [TRAP41] the page is there before the client has said how large it is", () => {
  expect(platform).toMatchObject({
    kind: "telegram",
    startParam: "room123",
    languageCode: "pt-br",
  });
  expect(askedAtStart).toContain("web_app_request_safe_area");
  expect([...telegram.css.keys()].filter((name) => name.includes("viewport"))).toEqual([]);
});

it("[MA85] [TRAP40] the client's insets and the height that is really free reach the page", async () => {
  telegram.tell("safe_area_changed", { top: 40, right: 0, bottom: 20, left: 0 });
  telegram.tell("content_safe_area_changed", { top: 46, right: 0, bottom: 0, left: 0 });
  await settle();
  const size = { height: 600, width: 300, is_expanded: true, is_state_stable: true };
  telegram.tell("viewport_changed", size);
  await settle();
  expect(Object.fromEntries(telegram.css)).toMatchObject({
    "--tg-viewport-stable-height": "600px",
    "--tg-viewport-safe-area-inset-top": "40px",
    "--tg-viewport-safe-area-inset-bottom": "20px",
    "--tg-viewport-content-safe-area-inset-top": "46px",
  });
});

it("[MA86] [TRAP39] only in a call the page asks before it closes, and no swipe takes it away", () => {
  platform.setInCall(true);
  expect(telegram.posted).toEqual([
    { event: "web_app_setup_closing_behavior", params: { need_confirmation: true } },
    { event: "web_app_setup_swipe_behavior", params: { allow_vertical_swipe: false } },
  ]);
  telegram.posted.splice(0);
  platform.setInCall(false);
  expect(telegram.posted).toEqual([
    { event: "web_app_setup_closing_behavior", params: { need_confirmation: false } },
    { event: "web_app_setup_swipe_behavior", params: { allow_vertical_swipe: true } },
  ]);
});

it("[MA87] [TRAP38] a link is passed on in a way that leaves the page open", async () => {
  const link = { url: "https://efir.test/?room=room123", text: "Come & talk" };
  expect(await platform.shareLink(link)).toBe("shared");
  const url = encodeURIComponent(link.url);
  expect(telegram.posted).toEqual([
    {
      event: "web_app_open_tg_link",
      params: { path_full: `/share/url?url=${url}&text=Come%20%26%20talk` },
    },
  ]);
});

it("[PG42] a prepared message is sent by the client, and whoever thinks better of it is not asked again", async () => {
  for (const [answer, data, outcome] of [
    ["prepared_message_sent", undefined, "shared"],
    ["prepared_message_failed", { error: "USER_DECLINED" }, "shared"],
    ["prepared_message_failed", { error: "MESSAGE_EXPIRED" }, "failed"],
  ] as const) {
    const shared = platform.sharePrepared?.("P1");
    expect(telegram.posted.at(-1)).toEqual({
      event: "web_app_send_prepared_message",
      params: { id: "P1" },
    });
    telegram.tell(answer, data);
    expect(await shared).toBe(outcome);
  }
});

it("[MA88] [TRAP47] the theme is followed when it changes", () => {
  expect(telegram.dataset).toEqual({ theme: "dark" });
  telegram.tell("theme_changed", { theme_params: { bg_color: "#ffffff" } });
  expect(telegram.dataset).toEqual({ theme: "light" });
  expect(telegram.css.get("--tg-theme-bg-color")).toBe("#ffffff");
});

it("[MA89] [TRAP48] a client that can be felt is", () => {
  platform.haptic();
  expect(telegram.events()).toEqual(["web_app_trigger_haptic_feedback"]);
});

it("[PG15] each kind of touch is another one to feel", () => {
  for (const feel of ["tap", "switch", "done", "trouble"] as const) platform.haptic(feel);
  expect(telegram.posted.map(({ params }) => params)).toEqual([
    { type: "impact", impact_style: "light" },
    { type: "impact", impact_style: "medium" },
    { type: "notification", notification_type: "success" },
    { type: "notification", notification_type: "error" },
  ]);
});

it("[PG16] the client's back button is there while one can go back, and does so", () => {
  let gone = 0;
  const off = platform.back.push(() => gone++);
  telegram.tell("back_button_pressed", undefined);
  off();
  telegram.tell("back_button_pressed", undefined);
  expect(gone).toBe(1);
  expect(telegram.posted).toEqual([
    { event: "web_app_setup_back_button", params: { is_visible: true } },
    { event: "web_app_setup_back_button", params: { is_visible: false } },
  ]);
});

it("[PG17] [TRAP37] a page that Telegram puts aside knows it", () => {
  telegram.tell("visibility_changed", { is_visible: false });
  expect(platform.inFront.get()).toBe(false);
  telegram.tell("visibility_changed", { is_visible: true });
  expect(platform.inFront.get()).toBe(true);
});

it("[PG18] the whole screen is asked for, given back, and followed when the client takes it", async () => {
  const { fullScreen } = platform;
  fullScreen?.toggle();
  expect(telegram.events()).toEqual(["web_app_request_fullscreen"]);
  telegram.tell("fullscreen_changed", { is_fullscreen: true });
  await settle();
  expect(fullScreen?.on.get()).toBe(true);
  fullScreen?.toggle();
  expect(telegram.events().at(-1)).toBe("web_app_exit_fullscreen");
  telegram.tell("fullscreen_changed", { is_fullscreen: false });
  await settle();
  expect(fullScreen?.on.get()).toBe(false);
});

it("[PG19] a page for a browser is opened in one", () => {
  platform.openOutside("https://efir.test/?room=room123");
  expect(telegram.posted).toMatchObject([
    { event: "web_app_open_link", params: { url: "https://efir.test/?room=room123" } },
  ]);
});
