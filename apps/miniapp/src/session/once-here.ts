import type { CallOptions, Devices } from "@efir/rtc";
import type { JoinWish } from "../entry/entry.ts";
import type { Admission } from "./admission.ts";
import { whenHere } from "./engine.ts";
import type { VoiceFirst } from "./voice-first.ts";

/** Joins without what makes calls, which goes on from there. Answers how to give it up. */
export type JoinAhead = (
  options: Pick<CallOptions, "url" | "token" | "room" | "open">,
) => () => void;

interface AroundJoin {
  readonly admission: Pick<Admission, "as">;
  readonly address: { readonly socket: string };
  /** Null: calls can be made. Else resolves when they can. */
  readonly engineAwaited: () => Promise<void> | null;
  readonly joinAhead: JoinAhead;
  readonly voiceFirst: VoiceFirst;
}

type Join = (wish: JoinWish, devices: Devices) => void;

/** The server hears of the join at once. Further taps, while what makes calls is on its way, change nothing. */
export function onceHere(around: AroundJoin, join: Join): Join {
  const { admission, address, engineAwaited, joinAhead, voiceFirst } = around;
  let isWaiting = false;

  function begin({ name, code, open }: JoinWish) {
    isWaiting = true;
    const { token } = admission.as(name);
    const giveUp = joinAhead({ url: address.socket, token, room: code, open });
    const onFailed = () => {
      isWaiting = false;
      giveUp();
    };
    return { onFailed };
  }
  return (wish, devices) => {
    if (isWaiting) return;
    voiceFirst.begin();
    const enter = () => {
      isWaiting = false;
      join(wish, devices);
    };
    whenHere(engineAwaited(), enter, () => begin(wish));
  };
}
