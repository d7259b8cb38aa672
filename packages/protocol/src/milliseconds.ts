import * as v from "valibot";

/** Milliseconds. JSON can spell numbers too large to be one (1e999): a timer would take those for "at once". */
export const Milliseconds = v.pipe(v.number(), v.finite());
