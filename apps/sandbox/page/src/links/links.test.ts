import { expect, it } from "vitest";
import { createDialogs } from "../dialogs/dialogs.ts";
import { aWorld } from "../testing/fake-world.ts";
import { followLink, type Origin } from "./follow-link.ts";
import { linkTarget } from "./link-target.ts";

const BOT = { username: "EfirBot", appLink: "https://t.me/EfirBot/room" };
const app = (startParam: string) => ({ kind: "mini-app", startParam });
const outside = (url: string) => ({ kind: "outside", url });
const nothing = { kind: "nothing" };

it.each([
  ["https://t.me/EfirBot/room?startapp=room123", app("room123")],
  ["https://t.me/efirbot/ROOM?startapp=Ab_-9&mode=compact", app("Ab_-9")],
  ["https://t.me/EfirBot/room", app("")],
  ["t.me/EfirBot?startapp=x", app("x")],
  ["https://telegram.me/EfirBot?startapp=x", app("x")],
  ["https://t.me/EfirBot?start=new", { kind: "start", parameter: "new" }],
  ["https://t.me/EfirBot", { kind: "bot-chat" }],
  ["tg://resolve?domain=EfirBot&start=a", { kind: "start", parameter: "a" }],
  ["tg://resolve?domain=somebody", nothing],
  [
    "https://t.me/share/url?url=https%3A%2F%2Ft.me%2FEfirBot%2Froom%3Fstartapp%3Da&text=Come%20in",
    { kind: "share", text: "https://t.me/EfirBot/room?startapp=a\nCome in" },
  ],
  ["https://t.me/EfirBot/roomy?startapp=a", outside("https://t.me/EfirBot/roomy?startapp=a")],
  ["https://t.me/OtherBot?start=a", outside("https://t.me/OtherBot?start=a")],
  [
    "https://evil.test/https://t.me/EfirBot/room?startapp=a",
    outside("https://evil.test/https://t.me/EfirBot/room?startapp=a"),
  ],
  [
    "https://evil.test/EfirBot/room?startapp=a",
    outside("https://evil.test/EfirBot/room?startapp=a"),
  ],
  ["example.org/docs", outside("https://example.org/docs")],
  ["javascript:alert(1)", nothing],
  ["file:///etc/passwd", nothing],
  ["https://", nothing],
])("[SP33] %s leads where Telegram leads it", (url, target) => {
  expect(linkTarget(url, BOT)).toEqual(target);
});

function start() {
  const did: unknown[] = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void did.push([name, ...args]);
  const dialogs = createDialogs();
  const follow = (url: string, by: Origin["by"] = "chat") =>
    followLink(
      url,
      { chat: -5, by },
      {
        view: () => aWorld(),
        dialogs,
        miniApp: {
          launch: async (how) => note("launch")(how),
          minimise: note("minimise"),
        },
        talk: { say: (...args) => Promise.resolve(did.push(["say", ...args]) > 0) },
        openChat: note("open"),
        openTab: note("tab"),
        onShared: note("shared"),
      },
    );
  return { did, dialogs, follow };
}

it("[SP34] a direct link opens the app in the chat where it was tapped", async () => {
  const { did, follow } = start();
  await follow("https://t.me/EfirBot/room?startapp=r1");
  const via = { kind: "direct-link", startParam: "r1" };
  expect(did).toEqual([["launch", { user: 1, chat: -5, via }]]);
});

it("[SP35] a start link opens the chat with the bot and says so there", async () => {
  const { did, follow } = start();
  await follow("https://t.me/EfirBot?start=new");
  expect(did).toEqual([["minimise"], ["open", 1], ["say", 1, "/start new"]]);
});

it.each([
  [
    "chat",
    [
      ["say", -6, "u"],
      ["shared", -6],
      ["open", -6],
    ],
  ],
  [
    "mini-app",
    [
      ["say", -6, "u"],
      ["shared", -6],
    ],
  ],
] as const)("[SP36] what is shared from a %s goes to the picked chat", async (by, expected) => {
  const { did, dialogs, follow } = start();
  const done = follow("https://t.me/share/url?url=u", by);
  const dialog = dialogs.current.get();
  if (dialog?.kind === "pick-chat") dialog.pick(-6);
  await done;
  expect(did).toEqual(expected);
});

it("[SP37] a page of somebody else's opens in a tab, after a yes", async () => {
  const { did, dialogs, follow } = start();
  const refused = follow("https://example.org/");
  dialogs.current.get()?.dismiss();
  await refused;
  expect(did).toEqual([]);
  const agreed = follow("https://example.org/");
  const dialog = dialogs.current.get();
  if (dialog?.kind === "confirm") dialog.agree();
  await agreed;
  expect(did).toEqual([["tab", "https://example.org/"]]);
});
