export type { MessageStore } from "./gateway/open-gateway.ts";
export { type HttpApp } from "./http/app.ts";
export { createMemoryBotStore } from "./memory/memory-bot-store.ts";
export { createRedisBotStore } from "./redis/redis-bot-store.ts";
export { startBot, type RunningBot, type StartBotOptions } from "./start-bot.ts";
export { startMessages, type RunningMessages } from "./start-messages.ts";
export { type BotStore } from "./store.ts";
