import { createManualClock, err, ok } from "@efir/kit";
import { expect, it } from "vitest";
import type { InlineAnswer } from "../../../src/page-api.ts";
import { settle } from "../testing/settle.ts";
import { createInlineSearch } from "./inline-search.ts";
import { commandText, matching, readDraft } from "./read-draft.ts";

it.each([
  ["", { kind: "plain" }],
  ["hello /room", { kind: "plain" }],
  ["/", { kind: "command", start: "" }],
  ["/Ro", { kind: "command", start: "ro" }],
  ["/room now", { kind: "plain" }],
  ["@EfirBot", { kind: "plain" }],
  ["@EfirBot ", { kind: "inline", query: "" }],
  ["@efirbot my room", { kind: "inline", query: "my room" }],
  ["@OtherBot my room", { kind: "plain" }],
  [`@EfirBot ${"x".repeat(300)}`, { kind: "inline", query: "x".repeat(256) }],
])("[SP38] what is being typed is known by its beginning: %j", (draft, typing) => {
  expect(readDraft(draft, "EfirBot")).toEqual(typing);
});

it("[SP39] a command names its bot, except where the two are alone", () => {
  expect(commandText("room", { kind: "private" }, "EfirBot")).toBe("/room ");
  expect(commandText("room", { kind: "group" }, "EfirBot")).toBe("/room@EfirBot ");
  const commands = ["room", "rooms", "help"].map((command) => ({ command, description: "" }));
  expect(matching(commands, "roo").map(({ command }) => command)).toEqual(["room", "rooms"]);
});

const ask = (query: string) => ({ user: 1, chat: -5, query });
const found = (queryId: string): InlineAnswer => ({ queryId, results: [], button: null });

function start() {
  const clock = createManualClock();
  const waiting: { readonly query: string; readonly answer: (value: InlineAnswer) => void }[] = [];
  const refused: string[] = [];
  const search = createInlineSearch({
    clock,
    api: {
      askInline: ({ query }) =>
        query === "bad"
          ? Promise.resolve(err({ code: "bad", message: null }))
          : new Promise((resolve) => {
              waiting.push({ query, answer: (value) => resolve(ok(value)) });
            }),
    },
    onRefused: ({ code }) => refused.push(code),
  });
  return { clock, waiting, refused, search };
}

it("[SP40] the bot is asked once the typing pauses, not for every letter", () => {
  const { clock, waiting, search } = start();
  for (const query of ["d", "da", "dai"]) {
    search.ask(ask(query));
    clock.advance(299);
  }
  expect(waiting).toEqual([]);
  clock.advance(1);
  search.ask(ask("dai"));
  clock.advance(1_000);
  expect(waiting.map(({ query }) => query)).toEqual(["dai"]);
});

it("[SP41] the answer to an older question never shows, and the newest stays while one types on", async () => {
  const { clock, waiting, search } = start();
  search.ask(ask("a"));
  clock.advance(300);
  search.ask(ask("ab"));
  clock.advance(300);
  waiting[1]?.answer(found("second"));
  waiting[0]?.answer(found("first"));
  await settle();
  search.ask(ask("abc"));
  expect(search.answer.get()?.queryId).toBe("second");
});

it("[SP42] nothing is on offer in another chat, after the draft is gone, or from a refusal", async () => {
  const { clock, waiting, search, refused } = start();
  search.ask(ask("a"));
  clock.advance(300);
  waiting[0]?.answer(found("one"));
  await settle();
  search.ask({ ...ask("a"), chat: -6 });
  expect(search.answer.get()).toBeNull();
  search.ask(null);
  clock.advance(300);
  expect(waiting).toHaveLength(1);
  search.ask(ask("bad"));
  clock.advance(300);
  await settle();
  expect([refused, search.answer.get()]).toEqual([["bad"], null]);
});
