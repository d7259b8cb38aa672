import { ok } from "@efir/kit";
import { toUser } from "../bot-api/to-user.ts";
import { chatType } from "../chat-type.ts";
import type { Desk } from "../desk.ts";
import type { OfferList } from "../offers.ts";
import type { AskInline, InlineAnswer } from "../page-api.ts";
import { sceneOf, type Act, type Scene } from "./act.ts";

const NOTHING: OfferList = { query: "", results: [], button: null };

/** A person types `@bot …`. What the bot answered to the same words is shown again while it is fresh. */
export async function askInline(desk: Desk, asked: AskInline): Promise<Act<InlineAnswer>> {
  const scene = sceneOf(desk, asked);
  if (!scene.ok) return scene;
  const cached = desk.inlineCache.find(asked.user, asked.query);
  const known = cached === null ? null : desk.offers.get(cached);
  if (cached !== null && known) return ok(answerView(cached, known));

  const id = desk.options.randomId();
  const answer = desk.inlineQueries.ask(id, { person: asked.user, query: asked.query });
  tellBot(desk, scene.value, { id, query: asked.query });
  return ok(answerView(id, (await answer) ?? NOTHING));
}

function tellBot(
  desk: Desk,
  { person, chat }: Scene,
  asked: { readonly id: string; readonly query: string },
): void {
  desk.updates.push({
    kind: "inline_query",
    lane: `person ${person.id}`,
    body: {
      inline_query: { ...asked, from: toUser(person), offset: "", chat_type: chatType(chat) },
    },
  });
}

const answerView = (queryId: string, { results, button }: OfferList): InlineAnswer => ({
  queryId,
  results: results.map(({ id, title, description }) => ({ id, title, description })),
  button,
});
