import type { Capturing } from "@efir/rtc";
import { useValue } from "../call/use-value.ts";
import { useTexts } from "../texts/use-texts.ts";
import { useHeard } from "./use-heard.ts";

/** Proves that the microphone works. It moves outside of React: a slow phone has better things to do. */
export function LevelBar({ microphone }: { readonly microphone: Capturing }) {
  const { entry } = useTexts();
  const on = useValue(microphone.state).kind === "on";
  const { bar, heard } = useHeard(useValue(microphone.track), on);
  if (!on) return null;
  return (
    <div data-testid="level" data-heard={heard} className="flex flex-col gap-1">
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-ink/12">
        <div ref={bar} className="size-full origin-left scale-x-0 rounded-full bg-live" />
      </div>
      <p role="status" className="text-caption text-hint">
        {heard ? entry.heard : entry.speak}
      </p>
    </div>
  );
}
