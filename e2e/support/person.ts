import type { Browser, BrowserContext, Page } from "@efir/chromium";
import { recordConnections } from "./connections.ts";

export interface PersonOptions {
  readonly url: string;
  readonly name: string;
  readonly room?: string;
  readonly language?: string;
}

/** Somebody with a browser of their own. */
export interface Person {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Opens the room's link; nothing is tapped yet. */
export function arrive(browser: Browser, options: PersonOptions): Promise<Person> {
  const { url, room = "room123" } = options;
  return arriveAt(browser, { ...options, url: `${url}/?room=${encodeURIComponent(room)}` });
}

/** Opens just this address. */
export async function arriveAt(browser: Browser, options: PersonOptions): Promise<Person> {
  const { url, name, language = "en-US" } = options;
  const context = await browser.newContext({
    locale: language,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await recordConnections(page);
  await page.goto(url);
  return { name, page, context };
}

/** Types the name and taps Join. */
export async function tapJoin({ page, name }: Person): Promise<void> {
  await page.getByTestId("name-input").fill(name);
  await page.getByTestId("join-button").click();
}

export async function join(browser: Browser, options: PersonOptions): Promise<Person> {
  const person = await arrive(browser, options);
  await tapJoin(person);
  await inPhase(person, "live");
  return person;
}

export const inPhase = ({ page }: Person, phase: string) =>
  page.locator(`[data-testid="room"][data-phase="${phase}"]`).waitFor();

/** The selector of a member with these `data-` attributes. */
export const memberWith = (name: string, attributes: Readonly<Record<string, string>>): string => {
  const wanted = Object.entries({ name, ...attributes });
  return `[data-testid="member"]${wanted.map(([key, value]) => `[data-${key}="${value}"]`).join("")}`;
};

/** Waits until this person sees the other one with this attribute. */
export const sees = async (
  person: Person,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<void> => {
  await person.page.locator(memberWith(name, attributes)).waitFor({ timeout: 15_000 });
};

export const tap = ({ page }: Person, testId: string) => page.getByTestId(testId).click();

export const names = ({ page }: Person): Promise<string[]> =>
  page
    .getByTestId("member")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-name") ?? "").sort());
