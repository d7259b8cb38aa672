import type { Moderation } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Card } from "../ui/card.tsx";
import { useValue } from "./use-value.ts";

/** Who stands in front of the door. */
export function KnocksCard({ moderation: { knocks, act } }: { readonly moderation: Moderation }) {
  const { people } = useTexts();
  const waiting = useValue(knocks);
  if (waiting.length === 0) return null;
  return (
    <Card title={people.knocks}>
      {waiting.map((person) => (
        <div
          key={person.id}
          className="flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 not-first:border-t not-first:border-line"
        >
          <Avatar person={person} className="size-10 text-note" />
          <span className="min-w-20 flex-1 wrap-anywhere">{person.name}</span>
          <span className="-mr-1 ml-auto flex gap-1">
            <button
              type="button"
              aria-label={people.turnAwayWho(person.name)}
              onClick={() => act({ kind: "turn-away", person: person.id })}
              className="min-h-11 rounded-full px-2.5 text-note font-medium text-danger active:bg-ink/8"
            >
              {people.turnAway}
            </button>
            <button
              type="button"
              aria-label={people.letInWho(person.name)}
              onClick={() => act({ kind: "let-in", person: person.id })}
              className="min-h-11 rounded-full bg-action px-3.5 text-note font-medium text-action-ink active:opacity-80"
            >
              {people.letIn}
            </button>
          </span>
        </div>
      ))}
    </Card>
  );
}
