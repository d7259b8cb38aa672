export { type Delivery } from "./page-api.ts";
export { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";
