import type { Plugin } from "vite";

/** How a part is named in the HTML: to arrive beside the first script, or for `fetchBehind`, behind those. */
const WAYS = {
  now: { rel: "modulepreload", fetchpriority: "high" },
  later: { rel: "later" },
} as const;

/** Names a part of the page, and what it consists of, in the HTML. */
export const early = (source: string, way: keyof typeof WAYS): Plugin => ({
  name: "efir-early",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle = {} }) => {
      const chunk = Object.values(bundle).find(
        (part) =>
          part.type === "chunk" && Object.keys(part.modules).some((id) => id.endsWith(source)),
      );
      if (chunk?.type !== "chunk") throw new Error(`The build has no part made of ${source}`);
      return [chunk.fileName, ...chunk.imports]
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: "link",
          attrs: { ...WAYS[way], href: `/${file}`, crossorigin: true },
          injectTo: "head", // below the style sheet, which the first picture waits for
        }));
    },
  },
});
