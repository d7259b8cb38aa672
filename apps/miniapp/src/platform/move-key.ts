const MARK = "#move=";
const QUIET_MARK = "#move-quiet=";

export interface MoveKey {
  readonly key: string;
  /** The microphone was off at the other device, and stays off until it is turned on here. */
  readonly quiet: boolean;
}

export interface AddressBar {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "replaceState" | "state">;
}

/**
 * The key with which a call comes along from another device, if that is how the page was opened. It is as
 * good as a login, so it is out of the address, and out of the history, before anything else happens.
 */
export function takeMoveKey({ location, history }: AddressBar): MoveKey | null {
  const { hash, pathname, search } = location;
  const mark = [MARK, QUIET_MARK].find((each) => hash.startsWith(each));
  if (mark === undefined) return null;
  history.replaceState(history.state, "", pathname + search);
  const key = hash.slice(mark.length);
  return key === "" ? null : { key, quiet: mark === QUIET_MARK };
}

/** The address that takes a call along. */
export const moveLink = (roomLink: string, { key, quiet }: MoveKey): string =>
  roomLink + (quiet ? QUIET_MARK : MARK) + key;
