import { FAKE_DEVICES, launchChromium, type Browser, type Page } from "@efir/chromium";
import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CHATS, codeOfCard, joinFromCard, message, say, sitDown } from "./support/desk.ts";
import { startProduct, type Product } from "./support/product.ts";
import { connect, guestToken, hello } from "./support/wire-client.ts";

declare global {
  var ranHostileWords: number | undefined;
  var brokenPolicies: string[];
}

/** Each would run where markup is made of what people write. */
const TITLE = '<img src=x onerror="ranHostileWords=1">"><svg/onload=ranHostileWords=1>';
const NAME = "<img src=x onerror=ranHostileWords=1>";
const WORDS =
  '</script><script>ranHostileWords=1</script><a href="javascript:ranHostileWords=1">a</a>';
const QUIET = { mic: "off", camera: "off", screen: "off", hand: false, level: 0 } as const;

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium(FAKE_DEVICES)]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** What hostile words have done to a page: nothing, where they are shown as words. */
const harmOf = async (page: Page) =>
  (
    await Promise.all(
      page.frames().map((frame) =>
        frame.evaluate(() => ({
          ran: globalThis.ranHostileWords ?? 0,
          elements: document.querySelectorAll('img[src="x"], svg[onload], [href^="javascript:"]')
            .length,
          policies: globalThis.brokenPolicies,
        })),
      ),
    )
  ).filter(({ ran, elements, policies }) => ran + elements + policies.length > 0);

it("[XS1] a name, a title and a chat line that are markup are words in the chat, on the card and in the room", async () => {
  const anna = await sitDown(browser, "Anna", { url: product.url, chat: CHATS.standup });
  await anna.context.addInitScript(() => {
    globalThis.brokenPolicies = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      globalThis.brokenPolicies.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await anna.page.reload();
  await say(anna, `/room ${TITLE}`);
  await message(anna, TITLE).waitFor();

  const mallory = await connect(product.wsUrl);
  mallory.say(hello(await guestToken(product.url, NAME)));
  mallory.say({
    type: "join",
    room: v.parse(RoomCode, await codeOfCard(product.url, anna, TITLE)),
    open: false,
    state: QUIET,
  });
  await mallory.next("joined");
  await joinFromCard(anna);
  mallory.say({ type: "say", text: WORDS });
  await mallory.next("said");
  await anna.app.locator(`[data-testid="member"][data-name="${NAME}"]`).waitFor();
  await anna.app.getByRole("heading", { name: TITLE }).waitFor();
  await message(anna, NAME).waitFor(); // the card names who is on air
  expect(await harmOf(anna.page)).toEqual([]);
  mallory.close();
});
