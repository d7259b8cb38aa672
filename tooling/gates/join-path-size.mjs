import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { HERE } from "../bootstrap/place.mjs";
import { joinPathFiles } from "./join-path-files.mjs";
import { sizeTable } from "./size-table.mjs";

/** 1.3 s at 800 kbit/s, a slow phone connection. */
const LIMIT_BYTES = 130_000;

const dist = join(HERE.root, "apps/miniapp/dist");
const manifest = join(dist, ".vite/manifest.json");

if (existsSync(manifest)) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const files = joinPathFiles(html, JSON.parse(readFileSync(manifest, "utf8")));
  const sizes = files.map((file) => ({ file, bytes: gzipSize(join(dist, file)) }));
  const { text, fits } = sizeTable(sizes, LIMIT_BYTES);
  console.log(text);
  process.exitCode = fits ? 0 : 1;
} else {
  console.error("The Mini App is not built, or its vite.config.ts lacks `build.manifest: true`.");
  process.exitCode = 1;
}

/** @param {string} path */
function gzipSize(path) {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}
