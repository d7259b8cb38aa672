import * as v from "valibot";

/**
 * What somebody is in a room. The owner made it; moderators keep order in it; a listener is neither heard
 * nor seen. Rules RR1 to RRn in PROTOCOL.md.
 */
export const Role = v.picklist(["owner", "moderator", "speaker", "listener"]);
export type Role = v.InferOutput<typeof Role>;
