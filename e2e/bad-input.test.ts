import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { CLOSE_CODES } from "@efir/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrive, inPhase, join, names, sees, tap, tapJoin, type Person } from "./support/person.ts";
import { startProduct, type Product } from "./support/product.ts";
import { until } from "./support/until.ts";

/** What the page must say, in both languages. */
const WORDS = {
  full: { en: /full/i, ru: /мест|заполнен/i },
  takenOver: { en: /another window|another device|elsewhere/i, ru: /друг/i },
  refusedMicrophone: { en: /microphone/i, ru: /микрофон/i },
  tooOld: { en: /reload|update/i, ru: /обнов/i },
} as const;

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct({ MAX_ROOM_SIZE: "2" }),
    launchChromium(FAKE_DEVICES),
  ]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const options = (name: string, room: string, language = "en-US") => ({
  url: product.url,
  name,
  room,
  language,
});
const says = (person: Person, words: RegExp) => person.page.getByText(words).first().waitFor();
const ended = (person: Person) => inPhase(person, "ended");

describe.each(["en", "ru"] as const)("in %s", (language) => {
  const locale = { en: "en-US", ru: "ru-RU" }[language];

  it("[E2E10] a code with odd characters is not entered, and the page says so", async () => {
    const anna = await arrive(browser, options("Anna", "no spaces!", locale));
    await anna.page.getByTestId("code-input").waitFor();
    await anna.page.getByTestId("code-input").fill("!!");
    await tapJoin(anna);
    await anna.page.getByRole("alert").first().waitFor();
    expect(await anna.page.getByTestId("room").count()).toBe(0);
    await anna.context.close();
  });

  it("[E2E11] a room that is full says so, and those inside notice nothing", async () => {
    const room = `full-${language}`;
    const inside = [
      await join(browser, options("Anna", room)),
      await join(browser, options("Boris", room)),
    ];
    const late = await arrive(browser, options("Chen", room, locale));
    await tapJoin(late);
    await ended(late);
    await says(late, WORDS.full[language]);
    for (const person of inside) expect(await names(person)).toEqual(["Anna", "Boris"]);
    await Promise.all([...inside, late].map(({ context }) => context.close()));
  });

  it("[E2E12] a second tab of the same person takes over, and the first may take it back", async () => {
    const first = await join(browser, options("Anna", `tabs-${language}`, locale));
    const token = await first.page.evaluate(() => JSON.stringify(sessionStorage));
    const second = await arrive(browser, options("Anna", `tabs-${language}`, locale));
    await second.page.evaluate((copied) => {
      for (const [key, value] of Object.entries(JSON.parse(copied) as Record<string, string>)) {
        sessionStorage.setItem(key, value);
      }
    }, token);
    await second.page.reload();
    await tapJoin(second);
    await inPhase(second, "live");
    await ended(first);
    await says(first, WORDS.takenOver[language]);
    expect(await names(second)).toEqual(["Anna"]);

    await tap(first, "take-back-button");
    await inPhase(first, "live");
    await ended(second);
    expect(await names(first)).toEqual(["Anna"]);
    await Promise.all([first, second].map(({ context }) => context.close()));
  });

  it("[E2E13] who refuses the microphone listens, and is told why", async () => {
    const shy = await launchChromium([
      "--use-fake-device-for-media-stream",
      "--deny-permission-prompts",
    ]);
    const boris = await join(browser, options("Boris", `shy-${language}`));
    const anna = await join(shy, options("Anna", `shy-${language}`, locale));
    await says(anna, WORDS.refusedMicrophone[language]);
    await sees(boris, "Anna", { mic: "off", link: "connected" });
    await shy.close();
    await boris.context.close();
  });

  it("[E2E14] without any microphone one listens, and is told why", async () => {
    const bare = await launchChromium(["--use-fake-ui-for-media-stream"]);
    const boris = await join(browser, options("Boris", `bare-${language}`));
    const anna = await join(bare, options("Anna", `bare-${language}`, locale));
    await says(anna, WORDS.refusedMicrophone[language]);
    await sees(boris, "Anna", { mic: "off", link: "connected" });
    await bare.close();
    await boris.context.close();
  });

  it("[E2E15] a page too old for the server says that it must be loaded again", async () => {
    const anna = await arrive(browser, options("Anna", "old", locale));
    await anna.page.routeWebSocket(/\/ws$/, (socket) => {
      void socket.close({ code: CLOSE_CODES["version-too-old"], reason: "version-too-old" });
    });
    await tapJoin(anna);
    await ended(anna);
    await says(anna, WORDS.tooOld[language]);
    await anna.context.close();
  });
});

describe("ways in", () => {
  it("[E2E16] a code that nobody has is offered to be opened", async () => {
    const anna = await arrive(browser, options("Anna", "brand-new-room"));
    await anna.page.getByText(/open/i).first().waitFor();
    await tapJoin(anna);
    await inPhase(anna, "live");
    const facts = await fetch(`${product.url}/api/rooms/BRAND-new-room`);
    expect(await facts.json()).toMatchObject({ room_code: "brand-new-room", on_air: 1 });
    await anna.context.close();
  });

  it("[E2E26] who is inside is told before one joins, and kept up to date", async () => {
    const boris = await join(browser, options("Boris Preview", "preview"));
    const anna = await arrive(browser, options("Anna", "preview"));
    await anna.page.getByText(/Boris Preview/).waitFor();
    await boris.context.close();
    await anna.page.getByText(/nobody/i).waitFor();
    await anna.context.close();
  });

  it("[E2E17] a typed code leads into the room", async () => {
    const anna = await arrive(browser, options("Anna", ""));
    await anna.page.getByTestId("code-input").fill("typed-code");
    await tapJoin(anna);
    await inPhase(anna, "live");
    expect(await anna.page.getByTestId("room").getAttribute("data-room-code")).toBe("typed-code");
    await anna.context.close();
  });

  it("[E2E18] a server that is away is said to be so, and found when it is back", async () => {
    const own = await startProduct();
    const { port } = new URL(own.url);
    const anna = await arrive(browser, { url: own.url, name: "Anna", room: "away" });
    await anna.page.waitForLoadState("networkidle"); // the parts that come after the first screen too
    await own.stop();
    await tapJoin(anna);
    await inPhase(anna, "connecting").catch(() => anna.page.getByRole("alert").first().waitFor());
    const back = await startProduct({ PORT: port });
    if ((await anna.page.getByTestId("room").count()) === 0) await tapJoin(anna);
    await inPhase(anna, "live");
    await anna.context.close();
    await back.stop();
  });

  it("[E2E27] a room whose page does not load says so, and comes by itself when it can be had", async () => {
    const room = /\/assets\/room-[^/]*\.js/;
    const anna = await arrive(browser, options("Anna", "late-room"));
    await anna.context.route(room, (route) => route.abort());
    await anna.page.reload(); // nothing of it is kept from the first time
    await tapJoin(anna);
    await anna.page.getByRole("alert").filter({ hasText: "did not load" }).waitFor();
    expect(await anna.page.getByRole("button", { name: "Try again" }).count()).toBe(1);
    await anna.context.unroute(room);
    await inPhase(anna, "live");
    await anna.context.close();
  });

  it("[E2E19] a reload keeps the room and the person, and leaves no ghost", async () => {
    const boris = await join(browser, options("Boris", "reload"));
    const anna = await join(browser, options("Anna", "reload"));
    const idOf = () =>
      boris.page.locator('[data-testid="member"][data-name="Anna"]').getAttribute("data-member-id");
    const before = await idOf();
    await anna.page.reload();
    await tapJoin(anna);
    await inPhase(anna, "live");
    await until("one Anna", async () => (await names(boris)).join() === "Anna,Boris");
    expect(await idOf()).toBe(before);
    await Promise.all([anna, boris].map(({ context }) => context.close()));
  });
});
