import * as v from "valibot";
import { MAX_RESUME_TOKEN_CHARS } from "./limits.ts";

/** How many frames one side has had of the other since `joined`. Rules SN1 to SN12 in PROTOCOL.md. */
export const FrameCount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const ResumeToken = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_RESUME_TOKEN_CHARS));

/** The session that a client wants to go on with, and how much of it arrived. */
export const Resume = v.object({ token: ResumeToken, had: FrameCount });
export type Resume = v.InferOutput<typeof Resume>;

/** What a client needs to go on with its session over another socket; `had` counts its own frames. */
export const SessionTicket = v.object({ token: ResumeToken, had: FrameCount });
export type SessionTicket = v.InferOutput<typeof SessionTicket>;

/** `on-air`: connected now. `recovering`: without a socket, and expected back. */
export const Presence = v.picklist(["on-air", "recovering"]);
export type Presence = v.InferOutput<typeof Presence>;
