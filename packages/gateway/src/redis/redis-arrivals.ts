import { err, ok, type Clock, type Result } from "@efir/kit";
import * as v from "valibot";
import { laneOf } from "../message.ts";
import { BUSY_MS, KEEP_ONCE_MS, type Accepted, type Arrival, type NotAccepted } from "../queue.ts";
import { ACCEPT } from "./queue-scripts.ts";
import type { RedisMessages } from "./redis-messages.ts";

const Said = v.tupleWithRest([v.string()], v.string());

/** Takes a message in, unless it is known or too much, in one piece. */
export const acceptIn =
  ({ run, keys }: RedisMessages, clock: Clock) =>
  async ({ message, once, limits }: Arrival): Promise<Result<Accepted, NotAccepted>> => {
    const { id } = message;
    const lane = laneOf(message);
    const all = [
      keys.record(id),
      keys.lane(lane),
      keys.turns,
      keys.waiting,
      keys.once(once?.key ?? ""),
      keys.pace(`key ${message.key ?? message.platform}`),
      keys.pace(`client ${lane}`),
    ];
    const { perKey, perClient, waiting, waitingPerClient } = limits;
    const facts = [id, JSON.stringify(message), lane, once?.mark ?? "", clock.now(), KEEP_ONCE_MS];
    const most = [waiting, waitingPerClient];
    const paces = [perKey.everyMs, perKey.burst, perClient.everyMs, perClient.burst];
    return toAccepted(v.parse(Said, await run(ACCEPT, all, ...facts, ...most, ...paces)), id);
  };

function toAccepted(
  [what, more = ""]: readonly string[],
  id: string,
): Result<Accepted, NotAccepted> {
  switch (what) {
    case "new":
      return ok({ id, isNew: true });
    case "known":
      return ok({ id: more, isNew: false });
    case "reused":
      return err({ code: "idempotency-key-reused" });
    case "key":
    case "client":
      return err({ code: "too-many-requests", limit: what, retryAfterMs: Number(more) });
    case "waiting":
    case "waiting-of-client":
      return err({ code: "too-many-requests", limit: what, retryAfterMs: BUSY_MS });
    default:
      throw new Error("Redis gave an answer that the script does not give");
  }
}
