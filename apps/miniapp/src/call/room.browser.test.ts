import type { Page } from "@efir/chromium";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FakeCall } from "../testing/fake-call.ts";
import { openStories, type Stories } from "../testing/stories.ts";

let stories: Stories;
beforeAll(async () => {
  stories = await openStories();
});
afterAll(() => stories.close());

/** Buttons of the room that lie over each other, or leave the window. */
const collisions = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll("nav button")].map((button) => ({
      name: button.getAttribute("data-testid") ?? "",
      box: button.getBoundingClientRect(),
    }));
    const out = boxes.filter(({ box }) => box.left < 0 || box.right > innerWidth);
    const over = boxes.filter(({ box }, at) =>
      boxes.slice(0, at).some((other) => other.box.right > box.left && other.box.left < box.right),
    );
    return [...out, ...over].map(({ name }) => name);
  });

/** How wide the pictures of the others were last said to be shown. */
const widths = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const { call } = globalThis as unknown as { readonly call: FakeCall };
    return [...call.shown.values()];
  });

/** A tap on the client's own button. */
const goBack = (page: Page) => page.evaluate(() => globalThis.shots.goBack());
const mayGoBack = (page: Page) => page.locator("#root[data-back]").count();

describe("going back", () => {
  it("[RM44] takes away what was opened last, and in the bare room there is nothing to go back from", async () => {
    const page = await stories.open("video4", { width: 1_024, height: 700 });
    const large = page.locator('[data-testid="tile"][aria-pressed="true"]');
    await page.getByTestId("tile").nth(3).waitFor();
    expect(await mayGoBack(page)).toBe(0);
    await page.getByTestId("tile").nth(1).click();
    await page.getByTestId("chat-button").click();
    await page.getByTestId("chat-beside").waitFor();
    await page.getByTestId("more-button").click();
    await page.getByTestId("more-sheet").waitFor();
    for (const opened of [page.getByTestId("more-sheet"), page.getByTestId("chat-beside"), large]) {
      expect([await opened.count(), await mayGoBack(page)]).toEqual([1, 1]);
      await goBack(page);
      await opened.waitFor({ state: "detached" });
    }
    expect(await mayGoBack(page)).toBe(0);
    await page.close();
  });

  it("[RM60] from a sheet that another one led to goes to that one, by every way back", async () => {
    const page = await stories.open("room5", { reducedMotion: "reduce" });
    const [people, person] = [page.getByTestId("people-sheet"), page.getByTestId("person-sheet")];
    await page.getByTestId("members-button").click();
    const ways = [
      () => goBack(page),
      () => page.keyboard.press("Escape"),
      () => person.getByRole("button", { name: "Back" }).click(),
    ];
    for (const way of ways) {
      await people.getByText("Chen Wei").click();
      await person.waitFor();
      await way();
      await people.waitFor();
      expect(await person.count()).toBe(0);
    }
    await goBack(page);
    await people.waitFor({ state: "detached" });
    await page.getByTestId("member").nth(2).click();
    await person.waitFor();
    await goBack(page);
    await person.waitFor({ state: "detached" });
    expect(await mayGoBack(page)).toBe(0);
    await page.close();
  });

  it("[RM45] leads from the voices to the app beside them", async () => {
    const page = await stories.open("host-app");
    await page.getByTestId("members-button").click();
    await page.getByTestId("host-back").waitFor();
    await goBack(page);
    await page.getByTestId("host-dock").waitFor();
    expect(await mayGoBack(page)).toBe(0);
    await page.close();
  });
});

describe("the room in a window", () => {
  it("[RM40] of 320 px has every control beside the other, with a screen to share too", async () => {
    const page = await stories.open("screen&lang=ru", { width: 320, height: 568 });
    await page.getByTestId("screen-button").waitFor();
    expect(await collisions(page)).toEqual([]);
    await page.close();
  });

  it("[RM41] that is wide has the chat beside it, and one that is narrow in a sheet", async () => {
    const page = await stories.open("chat", { width: 1_024, height: 700 });
    const beside = page.getByTestId("chat-beside");
    await page.getByTestId("chat-button").click();
    await beside.getByTestId("chat-input").fill("Hello");
    await page.getByTestId("members-button").click();
    await page.getByTestId("people-sheet").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("people-sheet").waitFor({ state: "detached" });
    expect(await beside.count()).toBe(1);
    await beside.getByTestId("chat-input").press("Escape");
    expect(await beside.count()).toBe(0);

    await page.setViewportSize({ width: 700, height: 700 });
    await page.getByTestId("chat-button").click();
    await page.getByTestId("chat-sheet").getByTestId("chat-input").waitFor();
    expect(await beside.count()).toBe(0);
    await page.close();
  });

  it("[RM61] that gets lower, as with a keyboard, still shows the end of the chat", async () => {
    const page = await stories.open("chat-long", { width: 390, height: 844 });
    await page.getByTestId("chat-button").click();
    const log = page.getByRole("log");
    await log.waitFor();
    const fromEnd = () =>
      log.evaluate((it) => Math.round(it.scrollHeight - it.scrollTop - it.clientHeight));
    await expect.poll(fromEnd).toBe(0);
    await page.setViewportSize({ width: 390, height: 500 });
    await expect.poll(fromEnd).toBe(0);
    await log.evaluate((it) => it.scrollTo({ top: 40 }));
    await expect.poll(fromEnd).toBeGreaterThan(80);
    await page.setViewportSize({ width: 390, height: 600 });
    await expect.poll(() => log.evaluate((it) => it.scrollTop)).toBe(40); // one is reading there
    await page.close();
  });

  it("[RM62] shows a face, not black, where a picture was out of sight", async () => {
    const page = await stories.open("video2");
    const tile = page.getByTestId("tile").nth(1);
    const face = tile.getByText("B", { exact: true });
    await face.waitFor({ state: "detached" });
    await tile.evaluate((it) => Object.assign(it.style, { transform: "translateX(200vw)" }));
    await face.waitFor({ state: "attached" });
    await tile.evaluate((it) => Object.assign(it.style, { transform: "" }));
    await face.waitFor({ state: "detached" });
    await page.close();
  });

  it("[RM42] tells how large each picture of the others is shown", async () => {
    const page = await stories.open("video4", { width: 390, height: 844 });
    await page.getByTestId("tile").nth(3).waitFor();
    await expect.poll(async () => (await widths(page)).length).toBe(3); // one's own is sent to nobody
    expect(Math.min(...(await widths(page)))).toBeGreaterThan(100);
    await page.close();
  });
});
