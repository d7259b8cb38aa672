import { fileURLToPath } from "node:url";
import { launchChromium, type Browser } from "@efir/chromium";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const BUILT = fileURLToPath(new URL("../../../.cache/shots/", import.meta.url));

export interface Studio {
  readonly browser: Browser;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** All stories, built once: a page of a few files opens far quicker than one of a hundred. */
export async function openStudio(): Promise<Studio> {
  const common = { root: ROOT, configFile: false, logLevel: "error" } as const;
  await build({
    ...common,
    plugins: [react(), tailwindcss()],
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: "es2022",
      minify: false,
      rolldownOptions: { input: `${ROOT}shots/index.html` },
    },
  });
  const server = await preview({ ...common, build: { outDir: BUILT }, preview: { port: 0 } });
  const browser = await launchChromium();
  return {
    browser,
    url: new URL("shots/index.html", server.resolvedUrls?.local[0]).href,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
