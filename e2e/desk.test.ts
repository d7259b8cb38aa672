import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  button,
  cause,
  CHATS,
  codeOfCard,
  JOIN,
  joinFromCard,
  joinInApp,
  joinOn,
  message,
  ownChat,
  say,
  sitDown,
  type Deskmate,
  type Name,
} from "./support/desk.ts";
import { hearsEnergy } from "./support/hears.ts";
import { startProduct, type Product } from "./support/product.ts";

let product: Product;
let browser: Browser;
let seated: Deskmate[] = [];
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium(FAKE_DEVICES)]);
});
afterEach(async () => {
  await Promise.all(seated.map(({ context }) => context.close()));
  seated = [];
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function at(chat: number, name: Name, colorScheme: "light" | "dark" = "light") {
  const person = await sitDown(browser, name, { url: product.url, chat, colorScheme });
  seated.push(person);
  return person;
}

describe("a local Telegram", () => {
  it("[DK1] /room in a group, two taps each, and both are on air and on the card", async () => {
    const [anna, boris] = [
      await at(CHATS.standup, "Anna"),
      await at(CHATS.standup, "Boris", "dark"),
    ];
    await say(anna, "/room standup");
    await joinFromCard(boris);
    await joinFromCard(anna);
    for (const person of [anna, boris]) await hearsEnergy(person);
    await message(anna, /On air · 2: Boris, Anna/).waitFor();

    await boris.app.getByTestId("leave-button").click();
    await message(anna, /On air · 1: Anna/).waitFor();
    await anna.app.getByTestId("leave-button").click();
    await message(anna, /lasted/).waitFor();
  });

  it("[DK2] the same chat gets its running room back, and another one when asked for", async () => {
    const anna = await at(CHATS.friends, "Anna");
    await say(anna, "/room first");
    await message(anna, "first").waitFor();
    await say(anna, "/room");
    await expect
      .poll(() => anna.page.getByTestId("kb-button").filter({ hasText: /Join/ }).count())
      .toBe(2);
    await say(anna, "/room new second");
    await expect
      .poll(() => anna.page.getByTestId("kb-button").filter({ hasText: /Join/ }).count())
      .toBe(3);
    await button(anna, /Join/).click();
    await anna.app.getByText("second").first().waitFor();
  });

  it("[DK3] inline mode brings a room into a chat where the bot is not", async () => {
    const [anna, boris] = [
      await at(CHATS.annaAndBoris, "Anna"),
      await at(CHATS.annaAndBoris, "Boris"),
    ];
    await anna.page.getByTestId("composer").pressSequentially("@EfirSandboxBot lunch talk");
    await anna.page.getByTestId("inline-result").filter({ hasText: "lunch talk" }).click();
    await joinFromCard(boris);
    await message(anna, /On air · 1: Boris/).waitFor();
    await boris.app.getByText("lunch talk").first().waitFor();
  });

  it("[DK12] from a call one sends the room's card to another chat, talks on, and the card lives there", async () => {
    const [anna, boris] = [await at(CHATS.friends, "Anna"), await at(CHATS.annaAndBoris, "Boris")];
    await say(anna, "/room new sharing");
    await message(anna, /sharing[^]*Join voice chat/).waitFor();
    await joinFromCard(anna, "sharing");
    await anna.app.getByTestId("invite-button").click();
    await anna.page
      .getByTestId("picker-chat")
      .and(anna.page.locator(`[data-chat-id="${CHATS.annaAndBoris}"]`))
      .click();
    await message(boris, /sharing[^]*1: Anna/).waitFor();
    await joinFromCard(boris, "sharing");
    await message(boris, /2: Anna, Boris/).waitFor();
    await anna.app.locator('[data-testid="room"][data-phase="live"]').waitFor();
  });

  it("[DK4] a guest message opens a room where the bot is no member", async () => {
    const [chen, dana] = [await at(CHATS.noBot, "Chen"), await at(CHATS.noBot, "Dana")];
    await say(chen, "@EfirSandboxBot room evening");
    await joinFromCard(dana);
    await message(chen, /Dana/).waitFor();
  });

  it("[DK5] the wizard asks its questions and ends in a card to share", async () => {
    const dana = await at(ownChat("Dana"), "Dana");
    await say(dana, "/new");
    await message(dana, "Как назвать комнату?").waitFor();
    await say(dana, "Планёрка");
    await message(dana, "Кто говорит?").waitFor();
    await button(dana, "Все").click();
    await message(dana, "Кто может войти?").waitFor();
    await button(dana, "Все, у кого есть ссылка").click();
    await message(dana, "Число от 2").waitFor();
    await say(dana, "5");
    await message(dana, "Комната готова.").waitFor();
    await joinFromCard(dana);
    await dana.app.getByText("Планёрка").first().waitFor();
  });

  it("[DK6] who asked to be rung is rung once, when three are here", async () => {
    const chen = await at(ownChat("Chen"), "Chen");
    await say(chen, "/start");
    await chen.page.goto(`${product.url}/sandbox?user=${ownChat("Chen")}&chat=${CHATS.team}`);
    const anna = await at(CHATS.team, "Anna");
    await say(anna, "/room quorum");
    await button(chen, /Ring me/).click();
    await button(chen, /Ring me.*1|1.*wait/i).waitFor();
    const others = [anna, await at(CHATS.team, "Boris"), await at(CHATS.team, "Dana")];
    for (const person of others) await joinFromCard(person);
    await chen.page.goto(`${product.url}/sandbox?user=${ownChat("Chen")}&chat=${ownChat("Chen")}`);
    await message(chen, "quorum").waitFor();
    await button(chen, /Join/).click();
    await joinInApp(chen);
    await chen.app.getByText("quorum").first().waitFor();
  });

  it("[DK7] a topic of a forum keeps its card, and a channel takes one", async () => {
    const anna = await at(CHATS.team, "Anna");
    await anna.page.getByTestId("topic").filter({ hasText: "Design" }).click();
    await say(anna, "/room pixels");
    await message(anna, "pixels").waitFor();
    await anna.page.getByTestId("topic").filter({ hasText: "Releases" }).click();
    await expect.poll(() => message(anna, "pixels").count()).toBe(0);

    const reader = await at(CHATS.news, "Anna");
    await say(reader, "/room press");
    await button(reader, JOIN).click();
    await reader.app.getByText("press").first().waitFor();
  });
});

describe("the door of a room", () => {
  const wizard = async (anna: Deskmate, title: string, entry: RegExp) => {
    await say(anna, "/new");
    await message(anna, "What shall the room be called?").waitFor();
    await say(anna, title);
    await message(anna, "Who speaks?").waitFor();
    await button(anna, "Everybody").click();
    await message(anna, "Who may enter?").waitFor();
    await button(anna, entry).click();
  };
  const finish = async (anna: Deskmate, title: string) => {
    await message(anna, "How many people at most?").waitFor();
    await say(anna, "4");
    // Another room of hers may have been ready before.
    return vi.waitFor(() => codeOfCard(product.url, anna, title), { timeout: 15_000 });
  };

  it("[DK9] people to be approved wait until the owner lets them in, and then both talk", async () => {
    const [anna, boris] = [await at(ownChat("Anna"), "Anna"), await at(ownChat("Boris"), "Boris")];
    await wizard(anna, "by invitation", /People I approve/);
    const code = await finish(anna, "by invitation");
    await say(boris, `/start ${code}`);
    await joinOn(boris, "by invitation").click();
    await boris.app.getByTestId("join-button").click();
    await boris.app.locator('[data-testid="room"][data-phase="waiting"]').waitFor();
    await message(anna, /Boris.*would like to come/).waitFor();
    await button(anna, "Let in").click();
    await boris.app.locator('[data-testid="room"][data-phase="live"]').waitFor();
    await message(anna, "was let in").waitFor();
    await joinFromCard(anna);
    for (const person of [anna, boris]) await hearsEnergy(person);
  });

  it("[DK10] members of the chosen chat come in; a stranger is refused in words", async () => {
    const [anna, boris, dana] = [
      await at(ownChat("Anna"), "Anna"),
      await at(ownChat("Boris"), "Boris"),
      await at(ownChat("Dana"), "Dana"),
    ];
    await cause(product.url, {
      kind: "move-member",
      chat: CHATS.friends,
      user: ownChat("Dana"),
      to: "left",
    });
    await wizard(anna, "friends only", /Members of a chat/);
    await button(anna, "Choose the chat").click();
    await anna.page
      .getByTestId("picker-chat")
      .and(anna.page.locator(`[data-chat-id="${CHATS.friends}"]`))
      .click();
    await message(anna, "Members of “Friends” may come in.").waitFor();
    const code = await finish(anna, "friends only");
    for (const person of [boris, dana]) await say(person, `/start ${code}`);
    await joinFromCard(boris, "friends only");
    await joinOn(dana, "friends only").click();
    await dana.app.getByTestId("join-button").click();
    await dana.app.getByText(/Сюда впускают только участников чата/).waitFor();
  });
});

describe("a bot that restarts", () => {
  const lastBotStart = () =>
    product
      .output()
      .split("\n")
      .findLast((line) => line.includes("the bot is up"));

  it("[DK11] restarts in the middle, by webhook and by polling: cards live on, the wizard goes on, commands are answered", async () => {
    const anna = await at(CHATS.standup, "Anna", "dark");
    const boris = await at(CHATS.standup, "Boris");
    await say(anna, "/room new deploy");
    await joinFromCard(anna, "deploy");
    await message(boris, /deploy.*On air · 1: Anna/s).waitFor();

    const chen = await at(ownChat("Chen"), "Chen");
    await say(chen, "/new");
    await message(chen, "What shall the room be called?").waitFor();
    for (const delivery of ["webhook", "polling"]) {
      await cause(product.url, { kind: "restart-bot", delivery });
      await expect.poll(lastBotStart, { timeout: 30_000 }).toContain(`"updates":"${delivery}"`);
      await say(boris, `/room new after ${delivery}`);
      await message(boris, `after ${delivery}`).waitFor();
    }
    await say(chen, "kept over a deploy");
    await message(chen, "Who speaks?").waitFor();
    await joinFromCard(boris, "deploy");
    await message(anna, /deploy.*On air · 2: Anna, Boris/s).waitFor();
    for (const person of [anna, boris]) await hearsEnergy(person);
  });
});

describe("its log", () => {
  it("[DK8] what was logged on the way tells no token, no name and no init data", () => {
    expect(product.output()).toContain("the bot is up");
    expect(product.output()).not.toMatch(
      /\d{8,10}:[\w-]{35}|hash=[0-9a-f]{64}|Планёрка|Dana|quorum/,
    );
  });
});
