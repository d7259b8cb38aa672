import type { Plugin } from "vite";

/** `modulepreload`: with the page. `prefetch`: for later, behind all that the page waits for. */
type Way = "modulepreload" | "prefetch";

/** Names a part of the page in its HTML, so that it arrives beside the first script and not after it. */
export const early = (source: string, way: Way = "modulepreload"): Plugin => ({
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
          attrs: { rel: way, href: `/${file}`, crossorigin: true },
          injectTo: "head", // below the style sheet, which the first picture waits for
        }));
    },
  },
});
