import { expect, it } from "vitest";
import { moveLink, takeMoveKey } from "./move-key.ts";

function bar(href: string) {
  const { hash, pathname, search } = new URL(href);
  const kept: unknown[] = [];
  const history = {
    state: { depth: 1 },
    replaceState: (...entry: unknown[]) => void kept.push(entry),
  };
  return { location: { hash, pathname, search }, history, kept };
}

it("[MV15] a key is taken out of the address, and nothing else is", () => {
  const link = moveLink("https://efir.test/app/?room=abc&lang=ru", { key: "KEY-1_", quiet: false });
  const page = bar(link);
  expect(takeMoveKey(page)).toEqual({ key: "KEY-1_", quiet: false });
  expect(page.kept).toEqual([[{ depth: 1 }, "", "/app/?room=abc&lang=ru"]]);
});

it.each(["", "#", "#tgWebAppData=x", "#room=ru"])(
  "[MV16] %j is no key, and is left alone",
  (hash) => {
    const page = bar(`https://efir.test/?room=abc${hash}`);
    expect(takeMoveKey(page)).toBeNull();
    expect(page.kept).toEqual([]);
  },
);

it("[MV16] a mark without a key is none, and goes too", () => {
  const page = bar("https://efir.test/?room=abc#move=");
  expect(takeMoveKey(page)).toBeNull();
  expect(page.kept).toHaveLength(1);
});

it("[MV17] a link of somebody whose microphone was off says so", () => {
  const page = bar(moveLink("https://efir.test/?room=abc", { key: "KEY", quiet: true }));
  expect(takeMoveKey(page)).toEqual({ key: "KEY", quiet: true });
});
