import type { BotIdentity } from "../bot-identity.ts";

/** Up to 512 of these in a link that opens the Mini App. */
const START_PARAM = /^[\w-]{0,512}$/;

export const isStartParam = (text: string): boolean => START_PARAM.test(text);

/** The start parameter of a t.me link to our Mini App, empty when it has none; null for any other address. */
export function startParamOf(address: string, bot: BotIdentity): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.hostname !== "t.me") return null;
  const path = url.pathname.toLowerCase().replace(/\/$/, "");
  const ours = [`/${bot.username}`, `/${bot.username}/${bot.shortName}`];
  const isOurs = ours.some((name) => name.toLowerCase() === path);
  const startParam = url.searchParams.get("startapp") ?? "";
  return isOurs && isStartParam(startParam) ? startParam : null;
}
