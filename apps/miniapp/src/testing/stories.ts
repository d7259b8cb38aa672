import { fileURLToPath } from "node:url";
import { launchChromium, type Browser, type Page } from "@efir/chromium";
import { createServer } from "vite";
import "../../shots/in-page.ts";

interface Window {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: "reduce" | "no-preference";
}

export interface Stories {
  readonly browser: Browser;
  readonly open: (story: string, window?: Window) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** The screens of `shots/` in a real browser, one page for each that is opened. */
export async function openStories(): Promise<Stories> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const server = await createServer({ root, logLevel: "error", server: { port: 0 } });
  const [browser] = await Promise.all([launchChromium(), server.listen()]);
  const { port } = new URL(server.resolvedUrls?.local[0] ?? "http://localhost");
  return {
    browser,
    open: async (story, { width = 390, height = 844, reducedMotion = "no-preference" } = {}) => {
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion });
      await page.goto(`http://localhost:${port}/shots/index.html?story=${story}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
