import type { Browser, BrowserContext, FrameLocator, Page } from "@efir/chromium";
import { recordConnections } from "./connections.ts";

/** The people and chats that the local Telegram begins with. */
export const PEOPLE = {
  Anna: { id: 700_000_001, language: "en-US" },
  Boris: { id: 700_000_002, language: "ru-RU" },
  Chen: { id: 700_000_003, language: "en-US" },
  Dana: { id: 700_000_004, language: "ru-RU" },
} as const;
export type Name = keyof typeof PEOPLE;

export const CHATS = {
  standup: -1_002_100_000_001,
  team: -1_002_100_000_002,
  news: -1_002_100_000_003,
  friends: -4_100_000_001,
  annaAndBoris: 700_000_012,
  noBot: -4_100_000_002,
} as const;

/** Somebody at the local Telegram, in a window of their own. */
export interface Deskmate {
  readonly name: Name;
  readonly page: Page;
  readonly context: BrowserContext;
  /** The Mini App, once it is open. */
  readonly app: FrameLocator;
}

interface Seat {
  readonly url: string;
  readonly chat: number;
  readonly colorScheme?: "light" | "dark";
}

/** Opens the local Telegram as this person in this chat. */
export async function sitDown(browser: Browser, name: Name, seat: Seat): Promise<Deskmate> {
  const { id, language } = PEOPLE[name];
  const context = await browser.newContext({
    locale: language,
    viewport: { width: 1280, height: 800 },
    colorScheme: seat.colorScheme ?? "light",
  });
  const page = await context.newPage();
  await recordConnections(page);
  await page.goto(`${seat.url}/sandbox?user=${id}&chat=${seat.chat}`);
  await page.getByTestId("composer").waitFor();
  return { name, page, context, app: page.frameLocator('[data-testid="miniapp-frame"]') };
}

export const ownChat = (name: Name): number => PEOPLE[name].id;

export async function say({ page }: Deskmate, text: string): Promise<void> {
  await page.getByTestId("composer").fill(text);
  await page.getByTestId("send").click();
}

/** The newest message that says this. */
export const message = ({ page }: Deskmate, text: string | RegExp) =>
  page.getByTestId("message").filter({ hasText: text }).last();

/** A button under the newest message that has one so named. */
export const button = ({ page }: Deskmate, text: string | RegExp) =>
  page.getByTestId("kb-button").filter({ hasText: text }).last();

export const JOIN = /^(Join voice chat|Войти в эфир)/;

/** Taps Join under the card of this room, or the newest card, and Join in the Mini App: two clicks, nothing typed. */
export async function joinFromCard(person: Deskmate, title?: string): Promise<void> {
  await joinOn(person, title).click();
  await joinInApp(person);
}

/** Where there are cards of other rooms, the newest may be one of them until this one has come. */
export const joinOn = (person: Deskmate, title?: string) =>
  title === undefined
    ? button(person, JOIN)
    : message(person, title).getByTestId("kb-button").filter({ hasText: JOIN });

export async function joinInApp({ app }: Deskmate): Promise<void> {
  await app.getByTestId("join-button").click();
  await app.locator('[data-testid="room"][data-phase="live"]').waitFor();
}

/** What happens in real life: the desk's own address for it. */
export async function cause(url: string, fault: object): Promise<void> {
  const response = await fetch(`${url}/sandbox/api/faults`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`The desk refused: ${response.status}`);
}

/** The code of the room on the newest card with this title that the person sees. */
export async function codeOfCard(url: string, { name }: Deskmate, title: string): Promise<string> {
  const world = await fetch(`${url}/sandbox/api/world?user=${PEOPLE[name].id}`);
  const { chats } = (await world.json()) as {
    chats: { messages: { text: string; buttons: { url?: string }[][] }[] }[];
  };
  const cards = chats
    .flatMap(({ messages }) => messages)
    .filter(({ text }) => text.includes(title));
  const links = cards.flatMap(({ buttons }) => buttons.flat().map((one) => one.url ?? ""));
  const code = links
    .map((link) => /(?:startapp|room)=([a-z2-7]{16})/.exec(link)?.[1])
    .findLast(Boolean);
  if (!code) throw new Error(`No card says ${title}`);
  return code;
}
