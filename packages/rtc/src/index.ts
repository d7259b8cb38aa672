export type { Call, CallOptions } from "./call.ts";
export type { CallMember } from "./call-member.ts";
export type { CallPhase } from "./call-phase.ts";
export type { BlockedBy, CaptureState } from "./capture-state.ts";
export type { Capturing } from "./capture.ts";
export { createCall } from "./create-call.ts";
export type { EndReason } from "./end-reason.ts";
export type { LinkStatus } from "./link-status.ts";
