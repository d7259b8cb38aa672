import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type { Offer, OfferList } from "../offers.ts";
import { InlineResult, readResult } from "./inline-result.ts";
import { method } from "./method.ts";
import { Flag, Int, structured, Text } from "./params.ts";
import { badRequest, tooOld, type ApiRefusal } from "./refusal.ts";
import { isAppAddress } from "./web-address.ts";

const Button = structured(
  v.object({
    text: Text,
    web_app: v.optional(v.object({ url: Text })),
    start_parameter: v.optional(Text),
  }),
);

const Input = v.object({
  inline_query_id: Text,
  results: structured(v.array(InlineResult)),
  cache_time: v.optional(Int, 300),
  is_personal: v.optional(Flag, false),
  next_offset: v.optional(Text, ""),
  button: v.optional(Button),
});

const MOST_RESULTS = 50;
const OFFSET_BYTES = 64;
const START_PARAMETER = /^[\w-]{1,64}$/;

export const answerInlineQuery = method(Input, (desk, input) => {
  const asked = desk.inlineQueries.open(input.inline_query_id);
  if (!asked) return tooOld();
  const results = readResults(input.results);
  if (!results.ok) return results;
  if (Buffer.byteLength(input.next_offset) > OFFSET_BYTES) return badRequest("NEXT_OFFSET_INVALID");
  const button = readButton(input.button);
  if (!button.ok) return button;

  const list = { query: asked.query, results: results.value, button: button.value };
  desk.offers.put(input.inline_query_id, list);
  desk.inlineCache.keep({
    queryId: input.inline_query_id,
    query: asked.query,
    person: input.is_personal ? asked.person : null,
    keepMs: input.cache_time * 1_000,
  });
  desk.inlineQueries.answer(input.inline_query_id, list);
  return ok(true);
});

function readResults(
  wire: v.InferOutput<typeof Input>["results"],
): Result<readonly Offer[], ApiRefusal> {
  if (wire.length > MOST_RESULTS) return badRequest("RESULTS_TOO_MUCH");
  const offers: Offer[] = [];
  for (const result of wire) {
    const offer = readResult(result);
    if (!offer.ok) return offer;
    if (offers.some(({ id }) => id === offer.value.id)) return badRequest("RESULT_ID_DUPLICATE");
    offers.push(offer.value);
  }
  return ok(offers);
}

/** One of the two, never both. What opens the Mini App is taken; a page here does not show it. */
function readButton(
  wire: v.InferOutput<typeof Button> | undefined,
): Result<OfferList["button"], ApiRefusal> {
  if (!wire) return ok(null);
  const { text, web_app, start_parameter } = wire;
  if ((web_app === undefined) === (start_parameter === undefined))
    return badRequest("exactly one of web_app and start_parameter must be specified in the button");
  if (web_app && !isAppAddress(web_app.url)) return badRequest("BUTTON_URL_INVALID");
  if (start_parameter === undefined) return ok(null);
  if (!START_PARAMETER.test(start_parameter)) return badRequest("START_PARAM_INVALID");
  return ok({ text, startParameter: start_parameter });
}
