import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: "es2022",
    outDir: "dist",
    manifest: true,
    sourcemap: false,
    // Every browser that can hold a call preloads modules itself.
    modulePreload: { polyfill: false },
  },
});
