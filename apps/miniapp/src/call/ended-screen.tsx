import type { EndReason } from "@efir/rtc";
import { reloadPage } from "../platform/reload-page.ts";
import { useBack } from "../platform/use-back.ts";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Brand } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { endedView, wayText, type WayOut } from "./ended-view.ts";
import { useValue } from "./use-value.ts";

type EndedVisit = Pick<Visit, "wish" | "refusal" | "joinAgain" | "back">;

interface EndedScreenProps {
  readonly visit: EndedVisit;
  readonly reason: Exclude<EndReason, "left">;
}

/** Why the call is over, and what one can do about it. */
export function EndedScreen({ visit, reason }: EndedScreenProps) {
  const texts = useTexts();
  const refusal = useValue(visit.refusal);
  useBack(visit.back);
  const { text, ways } = endedView({ reason, limit: visit.wish.limit, refusal }, texts);
  return (
    <main className="m-auto flex w-full max-w-105 flex-col items-center gap-5 p-4 text-center">
      <Brand name={texts.brand} />
      <p className="text-sm text-hint wrap-anywhere">{visit.wish.code}</p>
      <h1 role="alert" className="text-xl leading-7 font-semibold text-balance">
        {text}
      </h1>
      <div className="flex w-full flex-col gap-3">
        {ways.map((way, place) => (
          <Button
            key={way}
            look={place === 0 ? "main" : "quiet"}
            data-testid={`${way}-button`}
            autoFocus={place === 0}
            onClick={() => take(way, visit)}
          >
            {wayText(way, texts)}
          </Button>
        ))}
      </div>
    </main>
  );
}

function take(way: WayOut, visit: EndedVisit): void {
  switch (way) {
    case "take-back":
    case "again":
      return visit.joinAgain(visit.wish.open);
    case "open":
      return visit.joinAgain(true);
    case "back":
    case "enter":
      return visit.back();
    case "reload":
      return reloadPage();
  }
}
