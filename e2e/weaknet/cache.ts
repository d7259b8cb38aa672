import { fileURLToPath } from "node:url";

/** What is built once and used again: the emulator, the speech, the wrappers of the browser. */
export const CACHE = fileURLToPath(new URL("../../.cache/weaknet/", import.meta.url));
