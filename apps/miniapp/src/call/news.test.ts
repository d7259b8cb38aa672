import { MemberId } from "@efir/protocol";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { aMember, someRights } from "../testing/fake-call.ts";
import { en } from "../texts/en.ts";
import { ru } from "../texts/ru.ts";
import { newsOfMembers, newsOfRights, newsText } from "./news.ts";

const me = aMember({ id: v.parse(MemberId, "me"), link: "self" });
const boris = (parts: Parameters<typeof aMember>[0] = {}) =>
  aMember({ id: v.parse(MemberId, "boris"), name: "Boris", ...parts });

const told = (...[before, now]: Parameters<typeof newsOfMembers>) =>
  newsOfMembers(before, now).map((news) => newsText(news, en));

describe("what is told of the others", () => {
  it("[RM21] whom one finds on coming in is no news, who comes after is", () => {
    expect(told([], [me, boris()])).toEqual([]);
    expect(told([me], [me, boris()])).toEqual(["Boris joined"]);
    expect(told([me, boris()], [me])).toEqual(["Boris left"]);
  });

  it("[RM22] whoever comes back by another connection has not left", () => {
    const again = boris({ seat: "another-seat-of-boris" as never });
    expect(told([me, boris()], [me, again])).toEqual([]);
  });

  it("[RM23] a hand and a screen are told when they go up, not when they go down", () => {
    const up = boris({ state: { hand: true, screen: "on" } });
    expect(told([me, boris()], [me, up])).toEqual(["Boris raised a hand", "Boris shows a screen"]);
    expect(told([me, up], [me, boris()])).toEqual([]);
  });
});

describe("what is told of oneself", () => {
  const rights = { ...someRights };
  const muted = { ...rights, muted: true, maySpeak: false };
  const listener = { ...rights, role: "listener", maySpeak: false } as const;
  const locked = { ...rights, rules: { ...rights.rules, locked: true } };

  it.each([
    ["muted", [rights, muted], "A moderator muted you"],
    ["unmuted", [muted, rights], "You may speak now"],
    ["sent to the listeners", [rights, listener], "You are a listener now"],
    ["given the word", [listener, rights], "You may speak now"],
    ["made a moderator", [rights, { ...rights, moderates: true }], "You are a moderator now"],
    ["in a locked room", [rights, locked], "The room is locked"],
    ["in an open room", [locked, rights], "The room is open again"],
  ] as const)("[RM24] being %s is told once", (_what, [before, now], text) => {
    expect(newsOfRights(before, now).map((news) => newsText(news, en))).toEqual([text]);
    expect(newsOfRights(before, now).map((news) => newsText(news, ru))[0]).toMatch(/[а-я]/);
    expect(newsOfRights(now, now)).toEqual([]);
  });
});
