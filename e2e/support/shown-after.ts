import { memberWith, tap, type Person } from "./person.ts";

interface Watched {
  readonly watcher: Person;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Milliseconds from somebody's tap to what the other one's page shows of it, by the clocks of the pages. */
export async function shownAfter(
  actor: Person,
  button: string,
  { watcher, attributes }: Watched,
): Promise<number> {
  const shownAt = watcher.page.evaluate(whenShown, memberWith(actor.name, attributes));
  const tappedAt = actor.page.evaluate(whenClicked, button);
  await tap(actor, button);
  return (await shownAt) - (await tappedAt);
}

const whenShown = (selector: string) =>
  new Promise<number>((resolve) => {
    const look = () => {
      if (document.querySelector(selector)) resolve(Date.now());
      else requestAnimationFrame(look);
    };
    look();
  });

const whenClicked = (testId: string) =>
  new Promise<number>((resolve) => {
    const button = document.querySelector(`[data-testid="${testId}"]`);
    const clicked = () => resolve(Date.now());
    button?.addEventListener("click", clicked, { once: true, capture: true });
  });
