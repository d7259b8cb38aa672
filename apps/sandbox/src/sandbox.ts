import { err, ok, type Result } from "@efir/kit";
import { begin } from "./acts/begin.ts";
import { callFromReply } from "./bot-api/webhook-reply.ts";
import { createDesk, type Desk, type DeskOptions } from "./desk.ts";
import { createApp, type SandboxApp } from "./http/app.ts";

export interface SandboxOptions extends DeskOptions {
  readonly production: boolean;
  /** The token of a real bot, if there is one: then the real Telegram is meant. */
  readonly botToken?: string | null;
}

/** A local Telegram: a Bot API for one bot, and a page where four people talk to it. */
export interface Sandbox {
  /** Serves everything under `/sandbox`; other paths fall through to whoever mounted it. */
  readonly app: SandboxApp;
  /** Made up anew on every start. */
  readonly botToken: string;
  readonly botUsername: string;
  /** The Mini App's short name in links. */
  readonly shortName: string;
  /** What follows the origin in the bot's TELEGRAM_API_ROOT. */
  readonly apiRoot: string;
  /** The desk is laid: the bot hears of the groups it is in. */
  readonly begin: () => void;
  /** Ends everything that waits: polls, deliveries, event streams, people at their buttons. */
  readonly close: () => void;
}

/** It signs people in without a question: there is none in production, and none beside a real bot. */
export function createSandbox(
  options: SandboxOptions,
): Result<Sandbox, { readonly code: "not-in-production" }> {
  const { production, botToken, ...desk } = options;
  return production || botToken ? err({ code: "not-in-production" }) : ok(open(desk));
}

function open(options: DeskOptions): Sandbox {
  const desk: Desk = createDesk(options, (reply) => callFromReply(desk, reply));
  const { app, close } = createApp(desk);
  return {
    app,
    botToken: desk.bot.token,
    botUsername: desk.bot.username,
    shortName: desk.bot.shortName,
    apiRoot: "/sandbox",
    begin: () => begin(desk),
    close: () => {
      desk.updates.close();
      desk.callbacks.close();
      desk.inlineQueries.close();
      close();
    },
  };
}
