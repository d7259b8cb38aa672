import { Composer, type Filter } from "grammy";
import { isOperator } from "../admin/is-operator.ts";
import { languageFor, personOf } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import { chatKind, placeOf } from "../chat-place.ts";
import type { BotContext } from "../context.ts";
import { hostTexts } from "../hosts/texts.ts";
import { say } from "../say.ts";

type Asking = Filter<BotContext, "message" | "channel_post">;

const ON = /^(?:on|вкл)$/i;
const OFF = /^(?:off|выкл)$/i;

/** /hosts on and /hosts off: whether apps may post the cards of their rooms in this chat. */
export function hostsFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("hosts", async (ctx) => {
    if (ctx.msg.is_automatic_forward) return;
    const texts = hostTexts(languageFor(ctx));
    const wish = ctx.match.trim();
    if (!(await mayDecide(ctx, deps))) await say(ctx, texts.notYours);
    else if (ON.test(wish)) await open(ctx, deps);
    else if (OFF.test(wish)) await close(ctx, deps);
    else await say(ctx, (await deps.hostRooms.chat(ctx.chat.id)) ? texts.isOpen : texts.isClosed);
  });
  return feature;
}

async function open(ctx: Asking, { hostRooms }: BotDeps): Promise<void> {
  const language = languageFor(ctx);
  const { thread } = placeOf(ctx.msg);
  await hostRooms.openChat(ctx.chat.id, { kind: chatKind(ctx.chat), language, thread });
  await say(ctx, hostTexts(language).opened(ctx.chat.id), { parse_mode: "HTML" });
}

async function close(ctx: Asking, { hostRooms }: BotDeps): Promise<void> {
  await hostRooms.closeChat(ctx.chat.id);
  await say(ctx, hostTexts(languageFor(ctx)).closed);
}

/** In a private chat its person, in a channel whoever posts, in a group its admins; and the people who run all this. */
async function mayDecide(ctx: Asking, deps: BotDeps): Promise<boolean> {
  if (ctx.hasChatType(["private", "channel"])) return true;
  if (ctx.senderChat?.id === ctx.chat.id) return true; // an admin who stays anonymous
  const person = personOf(ctx);
  if (!person || ctx.senderChat) return false;
  if (isOperator(ctx, deps)) return true;
  const { status } = await ctx.getChatMember(person.id);
  return status === "creator" || status === "administrator";
}
