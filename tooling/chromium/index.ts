import { chromium, type Browser } from "playwright-core";

export type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What stands in for the devices of a person who says yes when the browser asks. */
export const FAKE_DEVICES = [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
];

/** The Chromium of this machine, for tests and measurements. `CHROMIUM_PATH` names another one. */
export const chromiumPath = (): string => process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** `program` is for a browser that has to be started in some way of its own. */
export const launchChromium = (
  moreArgs: readonly string[] = [],
  program = chromiumPath(),
): Promise<Browser> =>
  chromium.launch({
    executablePath: program,
    args: [...ARGS, ...moreArgs],
  });
