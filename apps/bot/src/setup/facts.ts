import { GrammyError, type Api } from "grammy";
import type { UserFromGetMe, WebhookInfo } from "grammy/types";

/** What Telegram and the network say of this bot now. */
export type Facts =
  | {
      readonly kind: "known";
      readonly me: UserFromGetMe;
      readonly webhook: WebhookInfo;
      /** Does PUBLIC_URL answer, seen from here? */
      readonly isReachable: boolean;
    }
  | { readonly kind: "bad-token" }
  | { readonly kind: "no-telegram" };

interface Asked {
  readonly api: Api;
  readonly publicUrl: string;
  readonly fetch: typeof fetch;
}

const PATIENCE_MS = 10_000;

export async function gatherFacts({ api, publicUrl, fetch }: Asked): Promise<Facts> {
  try {
    const [me, webhook] = await Promise.all([api.getMe(), api.getWebhookInfo()]);
    return { kind: "known", me, webhook, isReachable: await answers(publicUrl, fetch) };
  } catch (error) {
    // 401: never seen or revoked. 404: not even the shape of a token.
    const isRefused = error instanceof GrammyError && [401, 404].includes(error.error_code);
    return { kind: isRefused ? "bad-token" : "no-telegram" };
  }
}

const answers = (publicUrl: string, fetch: Asked["fetch"]): Promise<boolean> =>
  fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
