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
          style={{ left: `${placeOf(reaction)}%` }}
          className="reaction-motion absolute bottom-4 flex flex-col items-center"
        >
          <span className="text-4xl">{reaction.emoji}</span>
          <span className="max-w-24 truncate rounded-full bg-ink/80 px-2 text-caption text-page">
            {reaction.name}
          </span>
        </span>
      ))}
    </div>
  );
}

/** Each in a place of its own, the same wherever it is drawn anew. */
const placeOf = ({ n }: Reaction): number => 8 + ((n * 37) % 70);
