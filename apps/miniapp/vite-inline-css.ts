import type { Plugin } from "vite";

const LINK = /<link rel="stylesheet"[^>]*href="\/([^"]+\.css)"[^>]*>/g;

/**
 * Puts the style sheet into the HTML: the first picture does not wait for one more answer, nor for its turn behind the scripts, and
 * no script waits for the style sheet.
 */
export const inlineCss = (): Plugin => ({
  name: "efir-inline-css",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle = {} }) =>
      html.replace(LINK, (_link, file: string) => {
        const part = bundle[file];
        if (part?.type !== "asset") throw new Error(`The build has no ${file}`);
        return `<style>${part.source.toString()}</style>`;
      }),
  },
});
