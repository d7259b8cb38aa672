import type { RoomCode } from "@efir/protocol";

/** The address to pass on: the room, and nothing of how this person got here. */
export function roomLink(href: string, code: RoomCode): string {
  const { origin, pathname } = new URL(href);
  return `${origin}${pathname}?room=${code}`;
}

/** The address that a reload comes back to. What else stands in it is left alone: Telegram needs it. */
export function withRoom(href: string, code: RoomCode): string {
  const url = new URL(href);
  url.searchParams.set("room", code);
  return url.href;
}

export function socketUrl(href: string): string {
  const { protocol, host } = new URL(href);
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/ws`;
}

/** Where a browser outside of Telegram finds this page: its room, and nothing of Telegram. */
export function outsideLink(href: string): string {
  const { origin, pathname, searchParams } = new URL(href);
  const room = searchParams.get("room") ?? searchParams.get("tgWebAppStartParam");
  return origin + pathname + (room === null ? "" : `?room=${encodeURIComponent(room)}`);
}
