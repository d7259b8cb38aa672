/** @typedef {{ file: string, src?: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest what Vite writes with `build.manifest` */

/** Loaded on demand, but always wanted: the Telegram SDK inside Telegram, and one language, the longer one here. */
const WANTED = ["src/platform/telegram.ts", "src/texts/ru.ts"];

/**
 * The files that a phone loads before the Join button works: the page, what it names, what that imports statically, and
 * what is loaded on demand but always wanted.
 * @param {string} html
 * @param {Manifest} manifest
 * @returns {string[]} sorted, relative to the folder of the page
 */
export function joinPathFiles(html, manifest) {
  const named = referencedFiles(html);
  const entries = Object.entries(manifest)
    .filter(([key, { file, isEntry }]) => isEntry || WANTED.includes(key) || named.includes(file))
    .map(([key]) => key);
  return [...new Set(["index.html", ...named, ...withImports(entries, manifest)])].sort();
}

/**
 * Scripts, preloaded modules and style sheets of a page; what comes from elsewhere is not ours to measure.
 * @param {string} html
 * @returns {string[]}
 */
function referencedFiles(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith("<script") || /\brel="?(modulepreload|stylesheet)\b/.test(tag))
    .map((tag) => /\b(?:src|href)="?([^"\s>]+)/.exec(tag)?.[1] ?? "")
    .filter((address) => address !== "" && !/^([a-z]+:|\/\/)/i.test(address))
    .map((address) => address.replace(/^\.?\//, "").replace(/[?#].*$/, ""));
}

/**
 * @param {readonly string[]} keys
 * @param {Manifest} manifest
 * @returns {string[]}
 */
function withImports(keys, manifest) {
  const reached = new Set(keys);
  const files = new Set();
  for (const key of reached) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The manifest names ${key} but does not describe it`);
    // The page itself names the style sheets of its first script, or holds them.
    for (const file of [chunk.file, ...((!chunk.isEntry && chunk.css) || [])]) files.add(file);
    for (const imported of chunk.imports ?? []) reached.add(imported); // a Set is walked while it grows
  }
  return [...files];
}
