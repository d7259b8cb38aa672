import type { Transformer } from "grammy";

/** Tells of each request to Telegram what came of it: `ok`, the code of its refusal, or `no-answer`. */
export const countCalls =
  (count: (method: string, outcome: string) => void): Transformer =>
  async (call, method, ...rest) => {
    try {
      const answer = await call(method, ...rest);
      count(method, answer.ok ? "ok" : String(answer.error_code));
      return answer;
    } catch (error) {
      const [, signal] = rest;
      if (!signal?.aborted) count(method, "no-answer");
      throw error;
    }
  };
