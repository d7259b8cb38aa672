import { Bot } from "grammy";
import { adminFeature } from "./admin/admin-feature.ts";
import { menuFeature } from "./admin/menu-feature.ts";
import { clientOptions, counted, someRetries, type Client } from "./api.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { BotContext } from "./context.ts";
import { errorBoundary } from "./error-boundary.ts";
import { chatChangesFeature } from "./features/chat-changes.ts";
import { chosenFeature } from "./features/chosen.ts";
import { guestFeature } from "./features/guest.ts";
import { helpFeature } from "./features/help.ts";
import { hostsFeature } from "./features/hosts.ts";
import { inlineFeature } from "./features/inline.ts";
import { operatorsFeature } from "./features/operators.ts";
import { otherwiseFeature } from "./features/otherwise.ts";
import { playFeature } from "./features/play.ts";
import { roomFeature } from "./features/room.ts";
import { roomsFeature } from "./features/rooms.ts";
import { startFeature } from "./features/start.ts";
import { statusFeature } from "./features/status.ts";
import { wizardFeature } from "./features/wizard/wizard.ts";
import { chatMembersFeature } from "./house/chat-members-feature.ts";
import { doorFeature } from "./house/door-feature.ts";
import { inOrder } from "./in-order.ts";
import { ringFeature } from "./rings/ring-feature.ts";

/** The bot from top to bottom: an update goes to the first feature that knows it. */
export function createBot(deps: BotDeps, client: Client): Bot<BotContext> {
  const bot = new Bot<BotContext>(client.token, { client: clientOptions(client) });
  counted(bot.api, client).config.use(someRetries());
  bot.use(inOrder());

  const guarded = bot.errorBoundary(errorBoundary(deps));
  guarded.use(chatChangesFeature(deps), chatMembersFeature(deps));
  guarded.use(inlineFeature(deps), chosenFeature(deps), guestFeature(deps));
  guarded.use(ringFeature({ ...deps, refresh: deps.cards.refresh }), doorFeature(deps));
  guarded.use(menuFeature(deps));
  // Before the wizard, which takes every message while it waits for an answer.
  guarded.use(startFeature(deps), helpFeature(), roomFeature(deps));
  guarded.use(roomsFeature(deps), statusFeature(deps));
  guarded.use(playFeature(deps), hostsFeature(deps));
  guarded.use(adminFeature(deps));
  // A reply to a card is meant for a client, whatever else it looks like.
  guarded.use(operatorsFeature(deps));
  guarded.use(wizardFeature(deps));
  guarded.use(otherwiseFeature(deps));
  return bot;
}
