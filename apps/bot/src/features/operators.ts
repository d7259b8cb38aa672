import { Composer, type Filter } from "grammy";
import { textsFor } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { messageOfCard } from "../gateway/operators-card.ts";
import { say } from "../say.ts";

type Told = Parameters<BotDeps["gateway"]["tell"]>[1];

/** In the operators' chat: a reply to a card of ours goes to the client who asked for a person. */
export function operatorsFeature(deps: BotDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const { operatorsChat } = deps;
  if (operatorsChat === null) return feature;
  feature
    .on("message")
    .filter((ctx) => ctx.chat.id === operatorsChat)
    .use(async (ctx, next) => {
      const card = ctx.msg.reply_to_message?.message_id;
      const id = card === undefined ? null : await messageOfCard(deps.notes, operatorsChat, card);
      return id === null ? next() : answer(ctx, id, deps);
    });
  return feature;
}

async function answer(
  ctx: Filter<BotContext, "message">,
  id: string,
  { gateway }: BotDeps,
): Promise<void> {
  const { operators } = textsFor(ctx);
  const message = await gateway.message(id);
  const note = noteIn(ctx);
  if (!message) await say(ctx, operators.tooOld);
  else if (!note || (note.file !== null && message.platform !== "telegram"))
    await say(ctx, operators.textOnly);
  else {
    const told = await gateway.tell(message, note);
    await say(ctx, told.ok ? operators.passedOn : operators.notNow);
  }
}

/** Text, a picture or a document. A file has one name for everybody who talks with this bot. */
function noteIn({ msg }: Filter<BotContext, "message">): Told | null {
  if (msg.text !== undefined) return { text: msg.text, file: null };
  const text = msg.caption ?? "";
  const photo = msg.photo?.at(-1);
  if (photo) return { text, file: { kind: "photo", id: photo.file_id } };
  return msg.document ? { text, file: { kind: "document", id: msg.document.file_id } } : null;
}
