import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { RoomCode, type ModerationAct } from "@efir/protocol";
import * as v from "valibot";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { arrive, inPhase, join, sees, tap, type Person } from "./support/person.ts";
import { startProduct, type Product } from "./support/product.ts";
import { until } from "./support/until.ts";
import { connect, guestToken, hello, type WireClient } from "./support/wire-client.ts";

const QUIET = { mic: "off", camera: "off", screen: "off", hand: false, level: 0 } as const;

let product: Product;
let browser: Browser;
let open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium(FAKE_DEVICES)]);
});
afterEach(async () => {
  await Promise.all(open.map((context) => context.close()));
  open = [];
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Olga opens the room, so it is hers. What she does she says on the wire. */
async function olgaOpens(room: string) {
  const olga = await connect(product.wsUrl);
  olga.say(hello(await guestToken(product.url, "Olga")));
  olga.say({ type: "join", room: v.parse(RoomCode, room), open: true, state: QUIET });
  await olga.next("joined");
  return {
    olga,
    acts: (act: ModerationAct) => olga.say({ type: "moderate", act }),
    idOf: (name: string) => idOf(olga, name),
  };
}

async function idOf({ heard }: WireClient, name: string) {
  const find = () =>
    heard.flatMap((message) => (message.type === "member-joined" ? [message.member] : []));
  await until(`Olga sees ${name}`, async () => find().some((member) => member.name === name));
  return find().find((member) => member.name === name)!.id;
}

async function comes(name: string, room: string): Promise<Person> {
  const person = await join(browser, { url: product.url, name, room });
  open.push(person.context);
  return person;
}

/** The same person elsewhere: another device, or another link. A guest is one by the token of its tab. */
async function again({ name, page }: Person, room: string): Promise<Person> {
  const kept = await page.evaluate(() => [
    sessionStorage.getItem("efir/guest") ?? "",
    localStorage.getItem("efir/name") ?? "",
  ]);
  const context = await browser.newContext({ locale: "en-US" });
  open.push(context);
  await context.addInitScript(([guest = "", called = ""]) => {
    sessionStorage.setItem("efir/guest", guest);
    localStorage.setItem("efir/name", called);
  }, kept);
  const other = await context.newPage();
  await other.goto(`${product.url}/?room=${room}`);
  await other.getByTestId("join-button").click();
  return { name, page: other, context };
}

const told = ({ page }: Person, words: RegExp) => page.getByText(words).first().waitFor();

describe("order in a room", () => {
  it("[E2E40] muted by a moderator is muted after a reload, on another device, and for the others", async () => {
    const { acts, idOf: id, olga } = await olgaOpens("quiet-please");
    const [anna, boris] = [
      await comes("Anna", "quiet-please"),
      await comes("Boris", "quiet-please"),
    ];
    await sees(anna, "Boris", { mic: "on" });
    acts({ kind: "mute", person: await id("Boris") });
    await sees(anna, "Boris", { mic: "off" });
    await tap(boris, "mic-button");
    await boris.page.reload();
    await boris.page.getByTestId("join-button").click();
    await inPhase(boris, "live");
    await sees(anna, "Boris", { mic: "off" });
    const phone = await again(boris, "quiet-please");
    await inPhase(phone, "live");
    await inPhase(boris, "ended");
    await tap(phone, "mic-button");
    await sees(phone, "Boris", { mic: "off" });
    await sees(anna, "Boris", { mic: "off" });
    acts({ kind: "unmute", person: await id("Boris") });
    await until("Olga sees that he may speak", async () =>
      olga.heard.some((message) => message.type === "member-rights" && !message.muted),
    );
    await tap(phone, "mic-button");
    await sees(anna, "Boris", { mic: "on" });
  });

  it("[E2E41] removed and banned do not come back, by whichever link", async () => {
    const { acts, idOf: id, olga } = await olgaOpens("out-with-you");
    const [anna, boris] = [
      await comes("Anna", "out-with-you"),
      await comes("Boris", "out-with-you"),
    ];
    acts({ kind: "remove", person: await id("Anna") });
    await inPhase(anna, "ended");
    await told(anna, /removed you/);
    const waits = await again(anna, "OUT-with-you");
    await inPhase(waits, "waiting");
    acts({ kind: "ban", person: await id("Boris") });
    await inPhase(boris, "ended");
    for (const link of ["out-with-you", "Out-With-You"]) {
      const back = await again(boris, link);
      await told(back, /You are banned/);
    }
    acts({ kind: "let-in", person: await id("Anna") });
    await inPhase(waits, "live");
    expect(olga.heard.filter(({ type }) => type === "knocks").length).toBeGreaterThan(1);
  });

  it("[E2E42] a locked room refuses with words, and an ended one ends for all", async () => {
    const { acts, olga } = await olgaOpens("last-orders");
    const [anna, boris] = [await comes("Anna", "last-orders"), await comes("Boris", "last-orders")];
    acts({ kind: "lock" });
    await olga.next("room-rules");
    const vera = await arrive(browser, { url: product.url, name: "Vera", room: "last-orders" });
    open.push(vera.context);
    await vera.page.getByTestId("name-input").fill("Vera");
    await vera.page.getByTestId("join-button").click();
    await told(vera, /The room is locked/);
    acts({ kind: "end-room" });
    for (const person of [anna, boris]) {
      await inPhase(person, "ended");
      await told(person, /ended for everybody/);
    }
  });
});
