import { expect, it } from "vitest";
import { clientKind } from "./client-kind.ts";

it("[PG13] [TRAP35] each client is known by its word, and the desktop one by its system", () => {
  const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
  expect(["android", "ios", "weba", "macos"].map((name) => clientKind(name))).toEqual([
    "android",
    "ios",
    "web",
    "macos",
  ]);
  expect(clientKind("tdesktop", windows)).toBe("windows");
  expect(clientKind("tdesktop", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15)")).toBe("macos");
  expect(clientKind("tdesktop", "Mozilla/5.0 (X11; Linux x86_64)")).toBe("linux");
});

it("[PG14] a client of another name is taken for a browser, and asks for no more than one can do", () => {
  expect([clientKind("unigram"), clientKind(undefined), clientKind("constructor")]).toEqual(
    Array(3).fill("browser"),
  );
});
