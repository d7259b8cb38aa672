const MARK = "#move=";

export interface AddressBar {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "replaceState" | "state">;
}

/**
 * The key with which a call comes along from another device, if that is how the page was opened. It is as
 * good as a login, so it is out of the address, and out of the history, before anything else happens.
 */
export function takeMoveKey({ location, history }: AddressBar): string | null {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(MARK)) return null;
  history.replaceState(history.state, "", pathname + search);
  return hash.slice(MARK.length) || null;
}

/** The address that takes a call along. */
export const moveLink = (roomLink: string, key: string): string => roomLink + MARK + key;
