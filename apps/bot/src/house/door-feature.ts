import { letIn, moderates, turnAway, waiting, type Charter } from "@efir/directory";
import { err, ok, type Result } from "@efir/kit";
import type { MemberId, Person } from "@efir/protocol";
import { Composer } from "grammy";
import { memberIdOf } from "../asker.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { languageOf } from "../texts/language.ts";
import { DOOR_DATA, readDoorData, type DoorAnswer } from "./door-data.ts";
import { doorTexts, type Answered } from "./texts.ts";

/** «Let in» and «Turn away», under the message about somebody who waits. */
export function doorFeature(deps: Pick<BotDeps, "directory" | "clock">): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(DOOR_DATA, async (ctx) => {
    const answer = readDoorData(ctx.match);
    const { answered, name } = await decide(deps, memberIdOf(ctx.from), answer);
    const text = doorTexts(languageOf(ctx.from.language_code)).answered[answered](name);
    await ctx.answerCallbackQuery(text);
    if (answered !== "not-yours" && ctx.msg) await ctx.editMessageText(text);
  });
  return feature;
}

interface Decided {
  readonly answered: Answered;
  readonly name: string;
}

/** Whoever holds the button is asked for again: a message can be passed on, and a moderator dismissed. */
async function decide(
  { directory, clock }: Pick<BotDeps, "directory" | "clock">,
  by: MemberId,
  { code, person: id, isLetIn }: DoorAnswer,
): Promise<Decided> {
  let name: string = id;
  const changed = await directory.changeRights(code, (charter) => {
    const asked = asker(charter, by, id);
    if (!asked.ok) return asked;
    ({ name } = asked.value);
    const { rights } = charter;
    return ok(isLetIn ? letIn(rights, id, clock.now()) : turnAway(rights, id, "declined"));
  });
  if (changed.ok) return { answered: isLetIn ? "let-in" : "turned-away", name };
  return { answered: changed.error.code === "not-yours" ? "not-yours" : "gone", name };
}

function asker(
  charter: Charter,
  by: MemberId,
  id: MemberId,
): Result<Person, { readonly code: "not-yours" | "gone" }> {
  if (!moderates(charter, by)) return err({ code: "not-yours" });
  const person = waiting(charter.rights).find((one) => one.id === id);
  return person ? ok(person) : err({ code: "gone" });
}
