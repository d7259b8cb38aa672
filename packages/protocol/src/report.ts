import * as v from "valibot";

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const wholeMs = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/**
 * Why somebody had to come back. `path`: nothing came over a link. `network`: the device got another network. `socket`: the way to the server
 * was lost, and media went on.
 */
export const RecoveryCause = v.picklist(["path", "network", "socket"]);
export type RecoveryCause = v.InferOutput<typeof RecoveryCause>;

/** What a client tells those who run the server of how it does: rounded, and of nobody in particular. */
export const Report = v.variant("kind", [
  v.object({
    kind: v.literal("line"),
    /** Packets lost on the way here, before copies mend anything. */
    lost: Share,
    /** Sound that was made up in their place. */
    concealed: Share,
    rttMs: wholeMs(60_000),
  }),
  v.object({ kind: v.literal("recovery"), cause: RecoveryCause, ms: wholeMs(600_000) }),
]);
export type Report = v.InferOutput<typeof Report>;
