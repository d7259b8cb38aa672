import type { Desk } from "../desk.ts";
import type { ChooseResult } from "../page-api.ts";
import { mayPost } from "../world/chats.ts";
import { refuse, sceneOf, threadIn, type Act } from "./act.ts";
import { sendOffer } from "./send-offer.ts";

/** A person picks one of the results and so sends it. */
export function chooseResult(
  desk: Desk,
  chosen: ChooseResult,
): Act<{ readonly messageId: number }> {
  const scene = sceneOf(desk, chosen);
  if (!scene.ok) return scene;
  const { chat, person } = scene.value;
  if (!mayPost(chat, person.id)) return refuse("may-not-post");
  const thread = threadIn(chat, chosen.thread);
  if (!thread.ok) return thread;
  const list = desk.offers.get(chosen.queryId);
  const offer = list?.results.find(({ id }) => id === chosen.resultId);
  if (!list || !offer) return refuse("result-not-found");
  return sendOffer(desk, scene.value, { offer, query: list.query, thread: thread.value });
}
