import { createManualClock } from "@efir/kit";
import type { PageEvent, WorldView } from "../../../src/page-api.ts";
import type { Api } from "../api/api.ts";
import type { Listener } from "../api/listen.ts";
import { Desk } from "../desk/desk.ts";
import { createFakeApi } from "./fake-api.ts";
import { createFakeStore } from "./fake-store.ts";
import { aWorld } from "./fake-world.ts";
import { settle } from "./settle.ts";

interface FakeDeskOptions {
  readonly search?: string;
  /** The world as each person sees it. */
  readonly world?: (user: number) => WorldView;
  readonly api?: Partial<Api>;
}

/** The whole page without a browser: a fake server, a fake address line, a clock moved by hand. */
export async function startDesk({
  search = "",
  world = () => aWorld(),
  api,
}: FakeDeskOptions = {}) {
  const clock = createManualClock();
  const tabs: string[] = [];
  const listeners: { readonly user: number; readonly listener: Listener }[] = [];
  let user = 1;
  let href = `https://desk.test/sandbox${search}`;
  let onBack = (): void => undefined;
  const server = createFakeApi(() => world(user), api);
  const desk = new Desk({
    api: {
      ...server.api,
      world: (asked) => {
        user = asked ?? 1;
        return server.api.world(asked);
      },
    },
    listen: (listening, listener) => {
      const entry = { user: listening, listener };
      listeners.push(entry);
      listener.onOpen();
      return () => void listeners.splice(listeners.indexOf(entry), 1);
    },
    clock,
    bar: {
      href: () => href,
      push: (next) => void (href = next),
      replace: (next) => void (href = next),
      onBack: (listener) => void (onBack = listener),
    },
    store: createFakeStore(),
    systemTheme: "light",
    openTab: (url) => void tabs.push(url),
  });
  await settle();
  return {
    ...server,
    desk,
    clock,
    tabs,
    search: () => new URL(href).search,
    listening: () => listeners.map((each) => each.user),
    hear: (event: PageEvent) => {
      for (const { listener } of [...listeners]) listener.onEvent(event);
    },
    goBackTo: (to: string) => {
      href = `https://desk.test/sandbox${to}`;
      onBack();
    },
  };
}
