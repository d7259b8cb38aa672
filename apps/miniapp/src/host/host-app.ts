import type { HostFacts } from "@efir/protocol";

/** An app that may be shown in a frame. */
export interface HostApp {
  readonly url: URL;
  readonly origin: string;
  /** The operator vouches for it: nobody need be asked. */
  readonly listed: boolean;
  /** Another one for another app, and when the same one has begun anew. */
  readonly key: string;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Null for what must not be shown. The server judges it too; but a frame from our own origin would be this very page,
 * and no sandbox would keep it out.
 */
export function toHostApp(facts: HostFacts, pageOrigin: string): HostApp | null {
  const url = URL.parse(facts.app_url);
  if (!url || url.origin === pageOrigin || url.username !== "" || url.password !== "") return null;
  const isPlain = url.protocol === "http:" && LOOPBACK.test(url.hostname);
  if (url.protocol !== "https:" && !isPlain) return null;
  const { origin, href } = url;
  return { url, origin, listed: facts.listed, key: `${href} ${facts.created_at}` };
}

/** Where the frame goes: the token is in the fragment, which reaches no server and no log. */
export function frameAddress({ url }: HostApp, room: string, token: string): string {
  const address = new URL(url);
  address.searchParams.set("room", room);
  address.hash = token;
  return address.href;
}
