import type { Run } from "@efir/directory";
import * as v from "valibot";
import { Message } from "../message.ts";
import type { QueueKeys } from "./queue-keys.ts";

/** What every operation of the queue works on. */
export interface RedisMessages {
  readonly run: Run;
  readonly keys: QueueKeys;
}

export const toMessage = (json: string): Message => v.parse(Message, JSON.parse(json));
