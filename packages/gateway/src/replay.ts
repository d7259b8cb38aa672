import type { Message } from "./message.ts";

/** A dead letter that gets all its tries again. What arrived of it already does not come twice. */
export const afresh = (message: Message): Message => ({
  ...message,
  status: "queued",
  attempts: 0,
  reason: null,
  dueAt: null,
});
