import { existsSync } from "node:fs";
import { extname } from "node:path";
import type { RequestHandler } from "express";

const TYPES: { readonly [ending: string]: string } = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};
/** The better one first. */
const PACKINGS = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

/** Turns a request for a file into one for its packed copy, where the browser takes it and the build has made one. */
export function packedFiles(root: string): RequestHandler {
  return (request, response, next) => {
    const path = request.path === "/" ? "/index.html" : request.path;
    const type = TYPES[extname(path)];
    if (type === undefined || path.includes("..")) {
      next();
      return;
    }
    response.vary("Accept-Encoding");
    const packing = PACKINGS.find(
      ({ name, ending }) =>
        request.acceptsEncodings(name) === name && existsSync(root + path + ending),
    );
    if (packing) {
      request.url = path + packing.ending;
      response.set({ "Content-Type": type, "Content-Encoding": packing.name });
    }
    next();
  };
}
