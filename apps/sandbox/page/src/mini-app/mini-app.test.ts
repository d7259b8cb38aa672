import { err, State } from "@efir/kit";
import { expect, it } from "vitest";
import type { ApiFailure } from "../api/api.ts";
import { createDialogs } from "../dialogs/dialogs.ts";
import { createFakeApi } from "../testing/fake-api.ts";
import { aWorld } from "../testing/fake-world.ts";
import { settle } from "../testing/settle.ts";
import { PALETTES, type Theme } from "../theme/palettes.ts";
import type { SentEvent } from "./bridge/bridge-state.ts";
import { MiniApp, type MiniAppOptions, type OuterEffect } from "./mini-app.ts";

const HOW = { user: 1, chat: -5, via: { kind: "direct-link", startParam: "room1" } } as const;

function start(part: Partial<MiniAppOptions> = {}) {
  const server = createFakeApi(() => aWorld());
  const theme = new State<Theme>("light");
  const dialogs = createDialogs();
  const performed: OuterEffect[] = [];
  const refused: ApiFailure[] = [];
  const perform = (effect: OuterEffect) => {
    performed.push(effect);
    return Promise.resolve<SentEvent | null>({ eventType: "done" });
  };
  const app = new MiniApp({
    api: server.api,
    dialogs,
    theme,
    perform,
    onRefused: (failure) => refused.push(failure),
    ...part,
  });
  const told: SentEvent[] = [];
  const frame = {
    post: (e: SentEvent) => void told.push(e),
    size: () => ({ width: 3, height: 4 }),
  };
  return { ...server, app, theme, dialogs, performed, refused, told, frame };
}

async function open(part: Partial<MiniAppOptions> = {}) {
  const started = start(part);
  await started.app.launch(HOW);
  const disconnect = started.app.connect(started.frame);
  return { ...started, disconnect };
}

it("[SP14] a launch says in which theme it happens, and opens what the server names", async () => {
  const { app, theme, asked } = start();
  theme.set("dark");
  await app.launch(HOW);
  expect(asked("launch")).toEqual([{ ...HOW, theme: "dark" }]);
  expect(app.state.get()).toMatchObject({
    kind: "open",
    launched: { url: "https://app.test/#x", user: 1, chat: -5 },
  });
});

it("[SP15] a refused launch opens nothing", async () => {
  const failure = { code: "bad-start-param", message: "No." };
  const { app, refused } = start({ api: { launch: () => Promise.resolve(err(failure)) } });
  await app.launch(HOW);
  expect([app.state.get().kind, refused]).toEqual(["none", [failure]]);
});

it("[SP16] the open app is told of a new theme and of a new size", async () => {
  const { app, theme, told } = await open();
  theme.set("dark");
  app.resized();
  expect(told).toEqual([
    { eventType: "theme_changed", eventData: { theme_params: PALETTES.dark } },
    {
      eventType: "viewport_changed",
      eventData: { width: 3, height: 4, is_expanded: true, is_state_stable: true },
    },
  ]);
});

it("[SP17] an app that was put aside lives on, knows it, and comes back the same", async () => {
  const { app, told } = await open();
  app.hear({ eventType: "web_app_ready" });
  app.minimise();
  app.minimise();
  expect(app.state.get()).toMatchObject({ kind: "minimised", bridge: { stage: "ready" } });
  app.restore();
  expect(app.state.get()).toMatchObject({ kind: "open", launched: { number: 1 } });
  expect(told).toEqual([
    { eventType: "visibility_changed", eventData: { is_visible: false } },
    { eventType: "visibility_changed", eventData: { is_visible: true } },
  ]);
});

it("[SP18] an app that wants it is asked about before it closes, also for another launch", async () => {
  const { app, dialogs, asked } = await open();
  app.hear({ eventType: "web_app_setup_closing_behavior", eventData: { need_confirmation: true } });
  const staying = app.launch(HOW);
  dialogs.current.get()?.dismiss();
  await staying;
  expect([app.state.get().kind, asked("launch").length]).toEqual(["open", 1]);

  const leaving = app.close();
  const dialog = dialogs.current.get();
  if (dialog?.kind === "confirm") dialog.agree();
  expect([await leaving, app.state.get().kind]).toEqual([true, "none"]);
});

it("[SP19] an app may close itself without being asked", async () => {
  const { app, dialogs } = await open();
  app.hear({ eventType: "web_app_setup_closing_behavior", eventData: { need_confirmation: true } });
  app.hear({ eventType: "web_app_close" });
  expect([app.state.get().kind, dialogs.current.get()]).toEqual(["none", null]);
});

it("[SP20] what was done for an app is told to that app, not to one that came in its place", async () => {
  const { app, told, performed, disconnect, frame } = await open();
  const link = { eventType: "web_app_open_link", eventData: { url: "https://a.test/" } };
  app.hear(link);
  await settle();
  expect([performed.length, told]).toEqual([1, [{ eventType: "done" }]]);
  app.hear(link);
  disconnect();
  app.connect({ ...frame });
  await settle();
  expect([performed.length, told.length]).toEqual([2, 1]);
});

it("[SP21] nothing is heard or told without a frame", async () => {
  const { app, told, disconnect } = await open();
  disconnect();
  app.hear({ eventType: "web_app_ready" });
  app.press("main");
  expect(app.state.get()).toMatchObject({ bridge: { stage: "loading" } });
  expect(told).toEqual([]);
});

it("[SP22] each button of the window has its event", async () => {
  const { app, told } = await open();
  for (const button of ["main", "secondary", "back", "settings"] as const) app.press(button);
  app.reload();
  expect(told.map(({ eventType }) => eventType)).toEqual([
    "main_button_pressed",
    "secondary_button_pressed",
    "back_button_pressed",
    "settings_button_pressed",
    "reload_iframe",
  ]);
});
