import type { Clock, Value } from "@efir/kit";
import type { ButtonView, Fault, WorldView } from "../../../src/page-api.ts";
import type { Api, ApiFailure } from "../api/api.ts";
import type { Listen } from "../api/listen.ts";
import { createReadMarks, type Marks } from "../chats/read-marks.ts";
import { createTalk, type Talk } from "../composer/talk.ts";
import { createDialogs, type Dialogs } from "../dialogs/dialogs.ts";
import { createToasts, type Toasts } from "../dialogs/toasts.ts";
import { pressButton } from "../keyboard/press-button.ts";
import { followLink, openOutside, type Origin } from "../links/follow-link.ts";
import { MiniApp, type MiniAppOptions } from "../mini-app/mini-app.ts";
import { perform } from "../mini-app/perform.ts";
import type { Place } from "../place/address.ts";
import { createNavigation, type AddressBar, type Navigation } from "../place/navigation.ts";
import { textsFor } from "../texts/language.ts";
import type { Texts } from "../texts/texts.ts";
import type { Theme } from "../theme/palettes.ts";
import { createThemeSwitch, type ThemeSwitch } from "../theme/theme.ts";
import type { TextStore } from "../ui/text-store.ts";
import {
  createWorldKeeper,
  type Stream,
  type World,
  type WorldKeeper,
} from "../world/world-keeper.ts";
import { botChat, hereOf, type Here } from "./here.ts";
import { keepPlace } from "./keep-place.ts";

export interface DeskOptions {
  readonly api: Api;
  readonly listen: Listen;
  readonly clock: Clock;
  readonly bar: AddressBar;
  readonly store: TextStore;
  readonly systemTheme: Theme;
  readonly openTab: (url: string) => void;
}

/** Everything that the page shows and does. It wires; the deciding is done in its parts. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #keeper: WorldKeeper;
  readonly #navigation: Navigation;
  readonly #themes: ThemeSwitch;
  readonly #toasts: Toasts;
  readonly dialogs: Dialogs = createDialogs();
  readonly talk: Talk;
  readonly miniApp: MiniApp;
  readonly world: Value<World>;
  readonly stream: Value<Stream>;
  readonly place: Value<Place>;
  readonly theme: Value<Theme>;
  readonly toast: Value<string | null>;
  readonly readMarks: Value<Marks>;

  constructor(options: DeskOptions) {
    this.#options = options;
    const { api, clock, store } = options;
    const readMarks = createReadMarks(store);
    this.#keeper = createWorldKeeper(options);
    this.#navigation = createNavigation(options.bar);
    this.#themes = createThemeSwitch(store, options.systemTheme);
    this.#toasts = createToasts(clock);
    this.world = this.#keeper.world;
    this.stream = this.#keeper.stream;
    this.place = this.#navigation.place;
    this.theme = this.#themes.theme;
    this.toast = this.#toasts.current;
    this.readMarks = readMarks.marks;
    const { dialogs, theme, here, me } = this;
    const onRefused = this.#complain;
    this.talk = createTalk({ api, clock, here, me, onRefused });
    this.miniApp = new MiniApp({ api, dialogs, theme, onRefused, perform: this.#perform });
    const { talk, miniApp } = this;
    keepPlace({ keeper: this.#keeper, navigation: this.#navigation, miniApp, talk, readMarks });
  }

  readonly here = (): Here | null => hereOf(this.world.get(), this.place.get());

  readonly me = (): number | null => this.#view()?.me.id ?? null;

  readonly toggleTheme = (): void => this.#themes.toggle();

  readonly openChat = (chat: number | null, thread: number | null = null): void =>
    this.#navigation.go({ ...this.place.get(), chat, thread });

  /** Somebody else sits down; an app that wants to be asked before it closes may keep them off. */
  readonly switchPerson = async (user: number): Promise<void> => {
    if (user === this.me() || !(await this.miniApp.close())) return;
    this.#navigation.go({ ...this.place.get(), user });
  };

  readonly press = async (button: ButtonView, message: number): Promise<void> => {
    const here = this.here();
    if (!here) return;
    const { api } = this.#options;
    await pressButton(
      button,
      { ...here, message },
      {
        api,
        miniApp: this.miniApp,
        dialogs: this.dialogs,
        toasts: this.#toasts,
        follow: this.followLink,
        switchInline: this.#switchInline,
        onRefused: this.#complain,
      },
    );
  };

  readonly followLink = (url: string, chat: number): Promise<void> =>
    this.#follow(url, { chat, by: "chat" });

  readonly openMenuApp = async (): Promise<void> => {
    const here = this.here();
    if (!here) return;
    const where = { user: here.view.me.id, chat: here.chat.id };
    await this.miniApp.launch({ ...where, via: { kind: "menu-button" } });
  };

  /** `/start` with a parameter, in the chat with the bot. */
  readonly startBot = async (parameter: string): Promise<void> => {
    const view = this.#view();
    const chat = view && botChat(view);
    if (!chat) return;
    this.talk.write("");
    this.openChat(chat.id);
    await this.talk.say(chat.id, `/start ${parameter}`.trim());
  };

  readonly cause = async (fault: Fault): Promise<void> => {
    const caused = await this.#options.api.cause(fault);
    if (!caused.ok) this.#complain(caused.error);
  };

  #view(): WorldView | null {
    const world = this.world.get();
    return world.kind === "ready" ? world.view : null;
  }

  #texts(): Texts {
    return textsFor(this.#view()?.me.languageCode ?? null);
  }

  readonly #complain = ({ code, message }: ApiFailure): void =>
    this.#toasts.show(message ?? this.#texts().failed(code));

  #follow(url: string, from: Origin): Promise<void> {
    const { dialogs, miniApp, talk, openChat } = this;
    return followLink(url, from, {
      view: () => this.#view(),
      dialogs,
      miniApp,
      talk,
      openChat,
      openTab: this.#options.openTab,
      onShared: this.#sayShared,
    });
  }

  readonly #sayShared = (id: number): void => {
    const chat = this.#view()?.chats.find((each) => each.id === id);
    if (chat) this.#toasts.show(this.#texts().sentTo(chat.title));
  };

  readonly #switchInline = async (query: string, where: number | "choose"): Promise<void> => {
    const view = this.#view();
    const chat = where === "choose" ? await this.dialogs.pickChat() : where;
    if (!view || chat === null) return;
    if (chat !== this.place.get().chat) this.openChat(chat);
    this.talk.fill(`@${view.bot.username} ${query}`);
  };

  readonly #perform: MiniAppOptions["perform"] = (effect, launched) => {
    const { api, store, openTab } = this.#options;
    return perform(effect, launched, {
      api,
      store,
      dialogs: this.dialogs,
      followTelegramLink: (url) => void this.#follow(url, { chat: launched.chat, by: "mini-app" }),
      openOutside: (url) => void openOutside(url, { dialogs: this.dialogs, openTab }),
      switchInline: (query, chat) => {
        this.miniApp.drop(); // as Telegram's web clients do
        void this.#switchInline(query, chat);
      },
      onShared: this.#sayShared,
      refuse: (what) => this.#toasts.show(this.#texts().refused[what]),
    });
  };
}
