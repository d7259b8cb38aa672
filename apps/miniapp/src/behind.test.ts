import { expect, it } from "vitest";
import { fetchBehind } from "./behind.ts";

function aLink(href: string, rel: string) {
  const target = new EventTarget();
  return {
    href,
    rel,
    addEventListener: target.addEventListener.bind(target),
    come: () => target.dispatchEvent(new Event("load")),
    fail: () => target.dispatchEvent(new Event("error")),
  };
}

function start(here: readonly string[] = []) {
  const first = [aLink("page", "modulepreload"), aLink("words", "modulepreload")] as const;
  const later = [aLink("call", "later"), aLink("room", "later")];
  fetchBehind({ first, later, hasCome: (url) => here.includes(url) });
  return { first, rels: () => later.map(({ rel }) => rel) };
}

const FETCHED = ["modulepreload", "modulepreload"];

it("[PB1] the later parts are fetched when all of the first are here, or will not be", () => {
  const { first, rels } = start();
  first[0].come();
  expect(rels()).toEqual(["later", "later"]);
  first[1].fail();
  expect(rels()).toEqual(FETCHED);
});

it("[PB2] what came before anybody looked is not waited for", () => {
  const { first, rels } = start(["page"]);
  expect(rels()).toEqual(["later", "later"]);
  first[1].come();
  expect(rels()).toEqual(FETCHED);
  expect(start(["page", "words"]).rels()).toEqual(FETCHED);
});
