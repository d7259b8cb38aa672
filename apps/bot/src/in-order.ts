import type { MiddlewareFn } from "grammy";
import type { BotContext } from "./context.ts";
import { createKeyedQueue } from "./keyed-queue.ts";

/** Updates of one chat are handled in order, different chats side by side. */
export function inOrder(): MiddlewareFn<BotContext> {
  const enqueue = createKeyedQueue();
  return (ctx, next) => {
    const key = ctx.chatId ?? ctx.from?.id;
    return key === undefined ? next() : enqueue(key, next);
  };
}
