import { fileURLToPath } from "node:url";
import { build } from "vite";
import { launchChromium, type Browser, type Page } from "@efir/chromium";

/** Sound without a tap, and addresses that need no resolver. */
export const launchEngineBrowser = (): Promise<Browser> =>
  launchChromium([
    "--autoplay-policy=no-user-gesture-required",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
  ]);

const RED_WORKER = fileURLToPath(new URL("../red/red-worker.ts", import.meta.url));

/** Bundles a module of this folder into one script and runs it in a page. */
export async function openWithScript(browser: Browser, entry: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent("<!doctype html><title>engine</title>");
  const worker = JSON.stringify(await bundle(RED_WORKER));
  await page.addScriptTag({ content: `globalThis.redWorker = ${worker};` });
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
