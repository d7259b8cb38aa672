import { expect, it } from "vitest";
import { countLines } from "./count-lines.mjs";
import { joinPathFiles } from "./join-path-files.mjs";
import { sizeTable } from "./size-table.mjs";

const HTML = `<!doctype html><html><head>
<script type="module" crossorigin src="/assets/index.js"></script>
<link rel="modulepreload" href="./assets/preloaded.js?v=1">
<link rel="stylesheet" crossorigin href="/assets/index.css">
<link rel="icon" href="/icon.svg"><link rel="preconnect" href="https://t.me">
<script src="https://telegram.org/js/telegram-web-app.js"></script>
</head></html>`;

const MANIFEST = {
  "index.html": {
    file: "assets/index.js",
    isEntry: true,
    imports: ["_shared.js"],
    dynamicImports: ["src/platform/telegram.ts", "src/settings.tsx"],
    css: ["assets/index.css"],
  },
  "_shared.js": { file: "assets/shared.js", imports: ["_deep.js", "index.html"] },
  "_deep.js": { file: "assets/deep.js", css: ["assets/deep.css"] },
  "src/platform/telegram.ts": { file: "assets/telegram.js", imports: ["_sdk.js"] },
  "_sdk.js": { file: "assets/sdk.js" },
  "src/texts/ru.ts": { file: "assets/ru.js" },
  "src/texts/en.ts": { file: "assets/en.js" },
  "src/settings.tsx": { file: "assets/settings.js", imports: ["_only-settings.js"] },
  "_only-settings.js": { file: "assets/only-settings.js" },
};

it("[GT1] the join path is the page, what it names, its static imports, the Telegram SDK and one language", () => {
  expect(joinPathFiles(HTML, MANIFEST)).toEqual([
    "assets/deep.css",
    "assets/deep.js",
    "assets/index.css",
    "assets/index.js",
    "assets/preloaded.js",
    "assets/ru.js",
    "assets/sdk.js",
    "assets/shared.js",
    "assets/telegram.js",
    "index.html",
  ]);
});

it("[GT2] a manifest with a hole in it is not taken for a small page", () => {
  const broken = { "index.html": { file: "a.js", isEntry: true, imports: ["_gone.js"] } };
  expect(() => joinPathFiles(HTML, broken)).toThrow("_gone.js");
});

it("[GT3] the limit itself still fits, one byte more does not", () => {
  expect(sizeTable([{ file: "a.js", bytes: 120_000 }], 120_000)).toEqual({
    fits: true,
    text: " 120.0 kB  a.js\n 120.0 kB  gzipped in all, fits into 120 kB",
  });
  const sizes = [
    { file: "a.js", bytes: 120_000 },
    { file: "b.css", bytes: 1 },
  ];
  expect(sizeTable(sizes, 120_000).fits).toBe(false);
});

const file = (name: string, lines: number) => ({ file: name, text: "x\n".repeat(lines) });

it("[GT4] 300 lines are allowed and 301 are not; over 200 is worth a word", () => {
  const files = [file("a.ts", 301), file("b.mjs", 300), file("c.tsx", 201), file("d.css", 200)];
  expect(countLines(files)).toEqual({
    tooLong: [{ file: "a.ts", lines: 301 }],
    long: [
      { file: "b.mjs", lines: 300 },
      { file: "c.tsx", lines: 201 },
    ],
  });
});

it("[GT5] tests, contracts and what is not source may be long", () => {
  const files = ["a.test.ts", "a.test.tsx", "a.contract.ts", "a.md", "a.json"];
  expect(countLines(files.map((name) => file(name, 999)))).toEqual({ tooLong: [], long: [] });
});

it("[GT6] a last line without a line break is a line", () => {
  expect(countLines([{ file: "a.ts", text: "x\n".repeat(300) + "x" }]).tooLong).toHaveLength(1);
});
