import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { early } from "./vite-early.ts";
import { packed } from "./vite-packed.ts";

export default defineConfig({
  plugins: [react(), tailwindcss(), early("/src/main.tsx"), packed()],
  build: {
    target: "es2022",
    outDir: "dist",
    manifest: true,
    sourcemap: false,
    // Every browser that can hold a call preloads modules itself.
    modulePreload: { polyfill: false },
  },
});
