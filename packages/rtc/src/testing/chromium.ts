import { chromium, type Browser, type Page } from "playwright-core";
import { build } from "vite";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
  "--disable-features=WebRtcHideLocalIpsWithMdns",
];

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: ARGS,
  });

/** Bundles a module of this folder into one script and runs it in a page. */
export async function openWithScript(browser: Browser, entry: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent("<!doctype html><title>engine</title>");
  await page.addScriptTag({ content: await bundle(entry) });
  return page;
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ["iife"], name: "bundle" },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !("output" in output)) throw new Error(`Nothing was built from ${entry}`);
  return output.output[0].code;
}
