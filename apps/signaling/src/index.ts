export { type SignalingDeps } from "./deps.ts";
export { type HttpApp } from "./http/app.ts";
export { type IceSettings } from "./ice-config.ts";
export { DEFAULT_LIMITS, type Limits, type Settings } from "./settings.ts";
export { createSignaling, type Signaling } from "./signaling.ts";
export { type Rate } from "./token-bucket.ts";
