import { vi } from "vitest";

interface Posted {
  readonly event: string;
  readonly params: unknown;
}

export interface FakeTelegramOptions {
  /** Of the Bot API that the client knows; null: nobody is there, the address was copied. */
  readonly version: string | null;
  readonly theme?: Readonly<Record<string, string>>;
}

interface FromClient {
  readonly source: unknown;
  readonly data: string;
}

const launchAddress = (version: string, theme: object): string => {
  const fields = {
    tgWebAppData: new URLSearchParams({
      user: JSON.stringify({ id: 42, first_name: "Anna", language_code: "pt-br" }),
      auth_date: "1763596800",
      start_param: "room123",
      signature: "signature",
      hash: "hash",
    }).toString(),
    tgWebAppVersion: version,
    tgWebAppPlatform: "android",
    tgWebAppThemeParams: JSON.stringify(theme),
  };
  return `https://efir.test/?room=room123#${new URLSearchParams(fields).toString()}`;
};

/** A page that Telegram has opened. The SDK remembers its page: one of these for each test file. */
export function createFakeTelegram({ version, theme = {} }: FakeTelegramOptions) {
  const posted: Posted[] = [];
  const css = new Map<string, string>();
  const dataset: Record<string, string> = {};
  const proxy = {
    postEvent: (event: string, params?: string) =>
      void posted.push({ event, params: params === undefined ? null : JSON.parse(params) }),
  };
  const listeners = new Set<(event: FromClient) => void>();
  const page: Record<string, unknown> = {
    location: { href: launchAddress(version ?? "9.1", theme) },
    addEventListener: (type: string, listener: (event: FromClient) => void) => {
      if (type === "message") listeners.add(listener);
    },
    ...(version !== null && { TelegramWebviewProxy: proxy }),
  };
  page["self"] = page["top"] = page["parent"] = page;
  vi.stubGlobal("window", page);
  vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: () => undefined });
  vi.stubGlobal("document", {
    createElement: () => ({}),
    head: { appendChild: () => undefined },
    documentElement: {
      dataset,
      style: { setProperty: (name: string, value: string) => css.set(name, value) },
    },
  });
  return {
    css,
    dataset,
    posted,
    events: () => posted.map(({ event }) => event),
    /** What the client tells the page. */
    tell: (eventType: string, eventData: unknown) => {
      const data = JSON.stringify({ eventType, eventData });
      for (const listener of listeners) listener({ source: page, data });
    },
  };
}
