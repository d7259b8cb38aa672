import { createLateEngine } from "./engine.ts";

/** The one of this page. */
export const engine = createLateEngine(() => import("./load-engine.ts"));
