import type { Reaction } from "@efir/protocol";
import type { Scene } from "./scene.ts";
import { useValue } from "./use-value.ts";

/** Reactions rise over the room and are gone. */
export function Reactions({ floating }: Pick<Scene, "floating">) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-10 overflow-hidden">
      {useValue(floating).map((reaction) => (
        <span
          key={reaction.n}
          style={placeOf(reaction)}
          className="reaction-motion absolute flex w-1/4 flex-col items-center gap-0.5"
        >
          <span
            data-cover
            className="flex size-12 items-center justify-center rounded-full bg-sheet text-3xl shadow-lg"
          >
            {reaction.emoji}
          </span>
          <span
            data-cover
            className="max-w-full truncate rounded-full bg-ink px-2 text-caption text-page"
          >
            {reaction.name}
          </span>
        </span>
      ))}
    </div>
  );
}

/** Beside the last one, not over it. */
const LANES = [1, 3, 0, 2] as const;
const ROWS = 3;

/** Those that come one after the other are each in a place of their own, the same wherever they are drawn anew. */
function placeOf({ n }: Reaction) {
  const lane = LANES[n % LANES.length] ?? 0;
  const row = Math.floor(n / LANES.length) % ROWS;
  return { left: `${lane * 25}%`, bottom: `${1 + row * 5}rem` };
}
