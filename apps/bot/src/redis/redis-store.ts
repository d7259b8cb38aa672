import type { Keys } from "./keys.ts";
import type { Run } from "@efir/directory";

/** What every operation of the bot's store works on. */
export interface RedisStore {
  readonly run: Run;
  readonly keys: Keys;
}
