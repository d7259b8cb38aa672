import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { early } from "./vite-early.ts";
import { inlineCss } from "./vite-inline-css.ts";
import { packed } from "./vite-packed.ts";

/** Small things that the first screen, the room and the self-test all show. */
const IN_EVERY_PART =
  /protocol\/src\/(?:initials|person-color)|miniapp\/src\/(?:ui\/(?:avatar|button|card|icon|pictures|notice|list-row)|call\/use-value|texts\/use-texts|platform\/(?:platform-context|room-link|reload-page))/;

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    early("/src/main.tsx"),
    // Nobody is on air without them. They come behind what the first screen needs.
    early("/src/session/load-engine.ts", "prefetch"),
    early("/src/call/room-screen.tsx", "prefetch"),
    inlineCss(),
    packed(),
  ],
  build: {
    target: "es2022",
    outDir: "dist",
    manifest: true,
    sourcemap: false,
    // Every browser that can hold a call preloads modules itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What lazy parts share with the page stays in one file: one packs better than many.
        codeSplitting: { groups: [{ name: "ui", test: IN_EVERY_PART }] },
      },
    },
  },
});
