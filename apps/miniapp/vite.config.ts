import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { early } from "./vite-early.ts";
import { inlineCss } from "./vite-inline-css.ts";
import { packed } from "./vite-packed.ts";
import { withoutDoors } from "./vite-without-doors.ts";

/**
 * Few files: each one more costs a turn on the network, and packs worse by itself. A group takes with it all that its modules need and no
 * earlier group has. What the first kilobyte needs is by itself, and the first kilobyte too, because it brings the style sheet.
 */
const PARTS = [
  {
    name: "base",
    test: /src\/(?:texts\/(?:plural|language|load-texts)|platform\/(?:launch-traces|move-key|start-platform))\.ts$|vite\/preload-helper/,
  },
  { name: "page", test: /src\/main\.tsx$/ },
  { name: "engine", test: /src\/session\/load-engine\.ts$/ },
  { name: "preview", test: /src\/entry\/self-preview\.tsx$/ },
  { name: "room", test: /src\/call\/room-screen\.tsx$/ },
];

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    early("/src/main.tsx", "now"),
    // Nobody is heard without it. It comes behind what the first screen needs, and before all the rest.
    early("/src/session/load-engine.ts", "later"),
    inlineCss(),
    withoutDoors(),
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
        codeSplitting: {
          groups: PARTS.map((part, at) => ({ ...part, priority: PARTS.length - at })),
        },
      },
    },
  },
});
