import { State, type Clock } from "@efir/kit";
import type { Call } from "@efir/rtc";

type Joining = Pick<Call, "phase" | "members">;

/** While somebody who joins has yet to hear the others, nothing else takes the line. */
export interface VoiceFirst {
  /** Somebody has tapped Join; there may be no call yet. */
  readonly begin: () => void;
  /** That is the call which it came to. */
  readonly follow: (call: Joining) => void;
  /** Resolves when nobody waits for a first voice. */
  readonly quiet: () => Promise<void>;
}

/** Then something is wrong, and what one sees counts for more. */
const LONGEST_MS = 6_000;

export function createVoiceFirst(clock: Pick<Clock, "after">): VoiceFirst {
  const isAwaited = new State(false);
  let stop: () => void = () => undefined;

  function end(): void {
    stop();
    isAwaited.set(false);
  }
  return {
    begin: () => {
      end();
      isAwaited.set(true);
      stop = clock.after(LONGEST_MS, end);
    },
    follow: (call) => {
      if (!isAwaited.get()) return;
      const look = () => {
        if (!mayStillCome(call)) end();
      };
      const stops = [stop, call.phase.subscribe(look), call.members.subscribe(look)];
      stop = () => stops.forEach((each) => each());
      look();
    },
    quiet: () => untilFalse(isAwaited),
  };
}

/** A link that is connected brings voice half a turn later, before anything else that one may ask for now. */
function mayStillCome({ phase, members }: Joining): boolean {
  const { kind } = phase.get();
  if (kind !== "live") return kind === "connecting";
  const all = members.get(); // told after the phase: at first there is not even oneself
  const others = all.filter(({ link }) => link !== "self");
  return all.length === 0 || (others.length > 0 && others.every(isOnItsWay));
}

const isOnItsWay = ({ link }: { readonly link: string }) => link === "connecting";

function untilFalse(state: State<boolean>): Promise<void> {
  return new Promise((resolve) => {
    if (!state.get()) return resolve();
    const stop = state.subscribe(() => {
      if (state.get()) return;
      stop();
      resolve();
    });
  });
}
