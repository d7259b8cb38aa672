import type { Page } from "@efir/chromium";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStories, type Stories } from "./stories.ts";

let stories: Stories;
let page: Page;
beforeAll(async () => {
  stories = await openStories();
  page = await stories.open("ended-taken-over", { width: 320, height: 568 });
  await page.getByRole("alert").waitFor();
});
afterAll(() => stories.close());

const faultsWith = (html: string) =>
  page.evaluate((added) => {
    const place = document.createElement("div");
    place.innerHTML = added;
    document.body.append(place);
    const found = globalThis.shots.faults();
    place.remove();
    return found;
  }, html);

it("[PIC1] a screen that lies as it should has no faults", async () => {
  expect(await faultsWith("")).toEqual([]);
  expect(await faultsWith('<p class="w-20 truncate">Константин Константинопольский</p>')).toEqual(
    [],
  );
});

it("[PIC2] what is cut, shortened, covered or out of the screen is a fault", async () => {
  const cut = '<p style="width:40px;overflow:hidden;white-space:nowrap">Константинопольский</p>';
  expect(await faultsWith(cut)).toEqual(["cut: Константинопольский"]);

  const shortened = '<p style="width:40px" class="truncate">Take it back</p>';
  expect(await faultsWith(shortened)).toEqual(["shortened: Take it back"]);

  const at = (left: number) => `style="position:fixed;top:8px;left:${left}px;width:90px"`;
  const covered = `<button ${at(8)}>one</button><button ${at(60)}>two</button>`;
  expect(await faultsWith(covered)).toContain("controls over each other: «one» and «two»");
  const onTop = `<button ${at(8)}><p style="height:90px">one</p></button><button ${at(8)}>two</button>`;
  expect(await faultsWith(onTop)).toContain("controls over each other: «one» and «two»");

  expect(await faultsWith(`<button ${at(280)}>far</button>`)).toContain(
    "outside of the screen: far",
  );
  expect(await faultsWith('<p style="width:400px">wide</p>')).toEqual(["the page is 400 px wide"]);
});

it("[PIC4] words may lie over others only on a cover that hides them whole", async () => {
  const below = '<p style="position:fixed;top:8px;left:8px">below</p>';
  const over = (style: string, words = "above", mark = "data-cover") =>
    `<div ${mark} style="position:fixed;top:8px;left:8px;width:90px;${style}">${words}</div>`;
  const fault = "text over text: «below» and «above»";

  expect(await faultsWith(below + over("background:#222"))).toEqual([]);
  expect(await faultsWith(below + over("background:#222", "above", ""))).toEqual([fault]);
  expect(await faultsWith(below + over("background:#222e"))).toEqual([fault]);
  expect(await faultsWith(below + over("background:#222;opacity:0.9"))).toEqual([fault]);
  expect(await faultsWith(below + over("background:#222;width:9px"))).toEqual([fault]);
  const mixed = "background:color-mix(in srgb, black 90%, transparent)";
  expect(await faultsWith(below + over(mixed))).toEqual([fault]);
});

it("[PIC5] two covers may not meet", async () => {
  const cover = (words: string) =>
    `<div data-cover style="position:fixed;top:8px;left:8px;width:90px;background:#222">${words}</div>`;
  expect(await faultsWith(cover("first") + cover("second"))).toContain(
    "text over text: «first» and «second»",
  );
});

it("[PIC3] a control that is too small for a thumb is a fault", async () => {
  const sized = (px: number) => `<button style="width:90px;height:${px}px">tap</button>`;
  expect(await faultsWith(sized(44))).toEqual([]);
  expect(await faultsWith(sized(40))).toEqual(["a target of 90 × 40 px: tap"]);

  const check = '<input type="checkbox" aria-label="check" style="width:20px;height:20px" />';
  expect(
    await faultsWith(`<label style="display:block;width:120px;height:44px">${check}</label>`),
  ).toEqual([]);
  expect(await faultsWith(`<div>${check}</div>`)).toEqual(["a target of 20 × 20 px: check"]);
  expect(await faultsWith('<p>a line with <a href="#here">a link</a> in it</p>')).toEqual([]);
});
