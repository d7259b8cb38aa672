import type { Plugin } from "vite";

/** Names a part of the page in its HTML, so that it arrives beside the first script and not after it. */
export const early = (source: string, priority: "high" | "low"): Plugin => ({
  name: "efir-early",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle = {} }) => {
      const chunk = Object.values(bundle).find(
        (part) => part.type === "chunk" && part.facadeModuleId?.endsWith(source),
      );
      if (chunk?.type !== "chunk") throw new Error(`The build has no part made of ${source}`);
      return [chunk.fileName, ...chunk.imports]
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: "link",
          attrs: {
            rel: "modulepreload",
            href: `/${file}`,
            crossorigin: true,
            fetchpriority: priority,
          },
          injectTo: "head", // below the style sheet, which the first picture waits for
        }));
    },
  },
});
