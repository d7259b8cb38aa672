import { isTMA } from "@telegram-apps/sdk-react";
import { expect, it } from "vitest";
import { aPage } from "../testing/a-platform.ts";
import { createFakeTelegram } from "../testing/fake-telegram.ts";
import { startTelegram } from "./telegram.ts";

it("[MA91] [TRAP42] an address that was copied out of Telegram is no proof of a client", () => {
  createFakeTelegram({ version: null });
  expect(isTMA()).toBe(true);
  expect(startTelegram(aPage())).toBeNull();
});
