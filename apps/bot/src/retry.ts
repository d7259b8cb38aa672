import type { Logger } from "@efir/config";
import { backoffMs, type Clock } from "@efir/kit";
import { GrammyError } from "grammy";
import { toTrouble } from "./trouble.ts";

const PAUSES = { firstMs: 500, maxMs: 30_000, jitter: 0 };

/** How long until attempt number `attempt` (from 0): half a second, then twice as long each time, up to 30 s. */
export const pauseMs = (attempt: number): number => backoffMs(attempt, PAUSES, 0);

/** Resolves after this time, or as soon as the signal says so. */
export function pause(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      cancel();
      signal.removeEventListener("abort", stop);
      resolve();
    };
    const cancel = clock.after(ms, stop);
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
  });
}

export interface RetryDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Does it, again and again if need be. False when it never will be done: the token is wrong, or time is up. */
export async function insist(
  what: string,
  task: () => Promise<void>,
  { clock, logger, signal }: RetryDeps,
): Promise<boolean> {
  const isOver = () => signal.aborted;
  for (let attempt = 0; !isOver(); attempt += 1) {
    try {
      await task();
      return true;
    } catch (error) {
      if (isOver()) return false;
      logger.error(`the bot cannot start: ${what}`, { ...toTrouble(error) });
      if (isTokenWrong(error)) return false;
      await pause(pauseMs(attempt), clock, signal);
    }
  }
  return false;
}

/** 401: no such token any more; 404: it never was one. */
const isTokenWrong = (error: unknown): boolean =>
  error instanceof GrammyError && [401, 404].includes(error.error_code);
