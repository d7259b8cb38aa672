/** Who is looking, at which chat, at which topic of it. */
export interface Place {
  readonly user: number | null;
  readonly chat: number | null;
  readonly thread: number | null;
}

/** What is not a whole number counts as not said. */
export function placeOf(href: string): Place {
  const query = new URL(href).searchParams;
  const id = (name: string): number | null => {
    const text = query.get(name) ?? "";
    const number = Number(text);
    return text !== "" && Number.isSafeInteger(number) ? number : null;
  };
  return { user: id("user"), chat: id("chat"), thread: id("thread") };
}

/** The address of a place on the page that `href` is on. */
export function addressOf(href: string, place: Place): string {
  const { origin, pathname } = new URL(href);
  const query = new URLSearchParams();
  const { user, chat, thread } = place;
  for (const [name, id] of Object.entries({ user, chat, thread }))
    if (id !== null) query.set(name, String(id));
  const search = query.toString();
  return `${origin}${pathname}${search === "" ? "" : `?${search}`}`;
}
