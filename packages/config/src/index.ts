export type { BadSetting } from "./bad-setting.ts";
export { describeProblems } from "./describe-problems.ts";
export {
  readEnvironment,
  type Environment,
  type GatewayKey,
  type Turn,
  type Webhook,
} from "./environment.ts";
export { tellErrors } from "./tell-errors.ts";
export { loadEnvFile } from "./load-env-file.ts";
export { isSameSecret } from "./same-secret.ts";
export {
  createLogger,
  type LogContext,
  type Logger,
  type LoggerOptions,
  type LogLevel,
} from "./logger.ts";
