import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { App } from "./app.tsx";
import { DeskContext } from "./desk/use-desk.ts";
import { startDesk } from "./testing/fake-desk.ts";
import { aChat, aMessage, anna, aWorld, BOT_CHAT, boris, by } from "./testing/fake-world.ts";

type Options = NonNullable<Parameters<typeof startDesk>[0]>;

async function draw(options: Options) {
  const { desk } = await startDesk(options);
  const app = (
    <DeskContext value={desk}>
      <App language="en" />
    </DeskContext>
  );
  return { desk, html: () => renderToStaticMarkup(app) };
}

const count = (html: string, part: string) => html.split(part).length - 1;

const card = aMessage(2, {
  from: by(anna),
  viaBot: "EfirBot",
  edited: true,
  buttons: [
    [{ kind: "url", text: "Join voice chat", url: "https://t.me/EfirBot/room?startapp=a" }],
    [{ kind: "callback", text: "Ring me", data: "ring" }],
  ],
});
const friends = aChat(-5, { title: "Friends", messages: [aMessage(1), card] });

it("[SP88] a chat shows what outside checks look for", async () => {
  const world = () => aWorld({ chats: [BOT_CHAT, friends] });
  const { html } = await draw({ search: "?user=1&chat=-5", world });
  const page = html();
  for (const name of ["chat-list", "composer", "send"])
    expect([name, count(page, `data-testid="${name}"`)]).toEqual([name, 1]);
  expect(page).toMatch(/data-testid="chat" data-chat-id="-5"/);
  expect(page).toMatch(/data-testid="message" data-message-id="2" data-side="own"/);
  expect(count(page, 'data-testid="kb-button"')).toBe(2);
  for (const id of [1, 2]) expect(page).toMatch(`data-testid="user-switch" data-user-id="${id}"`);
  expect(page).toMatch(/via.*@EfirBot/);
  expect(page).toContain("edited");
});

it("[SP89] a person is spoken to in their own language", async () => {
  const world = () => aWorld({ me: boris, chats: [friends] });
  const { html } = await draw({ search: "?user=2&chat=-5", world });
  expect(html()).toContain('placeholder="Сообщение"');
});

it("[SP90] who may not write finds no composer, and the bot's own chat has its button", async () => {
  const world = () => aWorld({ chats: [BOT_CHAT, aChat(-5, { kind: "channel", canPost: false })] });
  const { desk, html } = await draw({ search: "?user=1&chat=-5", world });
  expect(html()).not.toContain('data-testid="composer"');
  desk.openChat(1);
  expect(html()).toContain('data-testid="menu-button"');
});

it("[SP91] the app's frame may use the microphone, and stays on the page when it is put aside", async () => {
  const { desk, html } = await draw({ search: "?user=1&chat=-5" });
  await desk.press({ kind: "url", text: "", url: "https://t.me/EfirBot/room?startapp=a" }, 1);
  expect(html()).toMatch(/data-testid="miniapp-frame"[^>]*src="https:\/\/app.test\/#x"/);
  expect(html()).toMatch(/allow="camera; microphone; autoplay; display-capture; clipboard-write/);
  expect(html()).toContain('data-window="beside"');
  desk.miniApp.minimise();
  expect(html()).toContain('data-testid="miniapp-frame"');
  expect(html()).toContain("Efir: tap to return");
});
