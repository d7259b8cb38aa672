import { State, type Value } from "@efir/kit";
import type { Call } from "@efir/rtc";

export interface Unread {
  /** Lines of others that came while the chat was not open. */
  readonly count: Value<number>;
  readonly setOpen: (open: boolean) => void;
}

/** What was written before one came in is there to read, but it is not new. */
export function createUnread({ chat, members }: Pick<Call, "chat" | "members">): Unread {
  const count = new State(0);
  let read = 0;
  let cameAt: number | null = null;
  let isOpen = false;

  function look(): void {
    const lines = chat.lines.get();
    const self = members.get().find(({ link }) => link === "self");
    cameAt ??= self?.joinedAt ?? null;
    if (isOpen) read = lines.at(-1)?.n ?? read;
    const since = cameAt ?? Infinity;
    count.set(
      lines.filter(({ n, from, at }) => n > read && at >= since && from !== self?.id).length,
    );
  }

  chat.lines.subscribe(look);
  return {
    count,
    setOpen: (open) => {
      isOpen = open;
      look();
    },
  };
}
