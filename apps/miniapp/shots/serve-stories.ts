import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const BUILT = fileURLToPath(new URL("../../../.cache/shots/", import.meta.url));

export interface ServedStories {
  /** `?story=talk25` behind it shows that one. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** All stories, built once: a page of a few files opens far quicker than one of a hundred. */
export async function serveStories(): Promise<ServedStories> {
  const common = { root: ROOT, configFile: false, logLevel: "error" } as const;
  await build({
    ...common,
    plugins: [react(), tailwindcss()],
    build: {
      outDir: BUILT,
      emptyOutDir: true,
      target: "es2022",
      rolldownOptions: { input: `${ROOT}shots/index.html` },
    },
  });
  const server = await preview({ ...common, build: { outDir: BUILT }, preview: { port: 0 } });
  return {
    url: new URL("shots/index.html", server.resolvedUrls?.local[0]).href,
    close: () => server.close(),
  };
}
