import type { ChatView } from "../../../src/page-api.ts";

/** Every sentence of the page's own. What people and bots write comes from the server. */
export interface Texts {
  readonly title: string;
  readonly chats: string;
  readonly back: string;
  readonly close: string;
  readonly loading: string;
  readonly unreachable: string;
  readonly waiting: string;
  readonly failed: (code: string) => string;
  readonly sentTo: (chat: string) => string;
  readonly sitHere: (name: string) => string;
  readonly theme: { readonly light: string; readonly dark: string };
  readonly kinds: { readonly [kind in ChatView["kind"]]: string };
  readonly bot: string;
  readonly botAbsent: string;
  readonly topics: string;
  readonly allTopics: string;
  readonly nothingOpen: string;
  readonly empty: string;
  readonly startBot: string;
  readonly edited: string;
  readonly via: string;
  readonly unread: (count: number) => string;
  readonly composer: {
    readonly placeholder: string;
    readonly broadcast: string;
    readonly closed: string;
    readonly send: string;
    readonly commands: string;
    readonly results: string;
    readonly nothingFound: string;
  };
  readonly dialog: {
    readonly ok: string;
    readonly cancel: string;
    readonly leaveApp: string;
    readonly leaveAppText: string;
    readonly stay: string;
    readonly open: string;
    readonly openLink: string;
    readonly shareWith: string;
    readonly chooseChat: string;
  };
  readonly app: {
    readonly back: string;
    readonly close: string;
    readonly settings: string;
    readonly reload: string;
    readonly minimise: string;
    readonly leaveFullscreen: string;
    readonly restore: (name: string) => string;
  };
  readonly refused: { readonly story: string; readonly data: string };
  readonly faults: {
    readonly title: string;
    readonly removeBot: string;
    readonly addBot: string;
    readonly blockBot: string;
    readonly unblockBot: string;
    readonly migrate: string;
    readonly deleteLast: string;
    readonly deliverTwice: string;
    readonly restartPolling: string;
    readonly restartWebhook: string;
  };
}
