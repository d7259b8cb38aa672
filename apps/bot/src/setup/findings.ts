import type { Environment } from "@efir/config";
import type { Facts } from "./facts.ts";
import type { CheckName, SetupTexts } from "./texts.ts";

/** `wrong`: the bot does not work as it should. `look`: nobody but a person can see whether it is right. */
export interface Finding {
  readonly state: "right" | "wrong" | "look";
  readonly what: string;
  /** What to press or to write, when something is to be done. */
  readonly how?: string;
}

export type Settings = Pick<Environment, "publicUrl" | "miniAppShortName" | "telegramWebhook">;
type Known = Extract<Facts, { readonly kind: "known" }>;

/** What is right, what is wrong, and what to do about it, in the order in which one sets a bot up. */
export function findings(facts: Known, settings: Settings, texts: SetupTexts): readonly Finding[] {
  const { me } = facts;
  const { publicUrl, miniAppShortName } = settings;
  const checks = texts.checks(publicUrl);
  const judge = (name: CheckName, isRight: boolean): Finding => {
    const { right, wrong, how } = checks[name];
    return isRight ? { state: "right", what: right } : { state: "wrong", what: wrong, how };
  };
  const app: Finding | null =
    miniAppShortName === null
      ? null
      : {
          state: "look",
          what: texts.appLink(me.username, miniAppShortName),
          how: texts.howApp(publicUrl),
        };
  return [
    { state: "right", what: texts.token(me.username) },
    judge("https", publicUrl.startsWith("https://")),
    judge("reachable", facts.isReachable),
    app ?? judge("mainApp", me.has_main_web_app),
    judge("inline", me.supports_inline_queries),
    { state: "look", what: texts.feedback, how: texts.howFeedback },
    judge("guest", me.supports_guest_queries === true),
    judge("groups", me.can_join_groups),
    me.can_read_all_group_messages
      ? { state: "right", what: texts.readsAll }
      : { state: "look", what: texts.privacy(me.username), how: texts.howPrivacy },
    ...webhookFindings(facts, settings, texts),
  ];
}

function webhookFindings({ webhook }: Known, settings: Settings, texts: SetupTexts): Finding[] {
  const wanted = settings.telegramWebhook?.url ?? null;
  if (wanted === null) return [{ state: "right", what: texts.polling }];
  // Set by this very run when it is another one: see setup-calls.ts.
  const found: Finding[] = [{ state: "right", what: texts.webhook(wanted) }];
  if (webhook.url === wanted && webhook.last_error_message !== undefined) {
    const { last_error_message: why, pending_update_count: waiting } = webhook;
    found.push({ state: "wrong", what: texts.webhookFails(why, waiting), how: texts.howWebhook });
  }
  return found;
}
