import type { Call, CallOptions } from "@efir/rtc";

type CreateCall = (options: CallOptions) => Call;
type Fetch = (path: string, init: RequestInit) => Promise<unknown>;

/** Calls that tell the server how long the first voice took: the people who run it want to know. */
export const tellingFirstVoice =
  (createCall: CreateCall, fetch: Fetch): CreateCall =>
  (options) =>
    createCall({ ...options, onFirstVoice: (ms) => void tell(ms, options, fetch) });

async function tell(ms: number, { token }: CallOptions, fetch: Fetch): Promise<void> {
  const bearer = await token(false);
  if (!bearer.ok) return;
  const headers = { authorization: `Bearer ${bearer.value}`, "content-type": "application/json" };
  const body = JSON.stringify({ ms: Math.round(ms) });
  try {
    await fetch("/api/first-voice", { method: "POST", headers, body });
  } catch {
    // a figure less; the call matters more
  }
}
