import type { Quality } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";

/** How many of three bars stand out. */
const BARS = { good: 3, fair: 2, poor: 1, lost: 0 } as const satisfies Record<Quality, number>;
const COLORS = {
  good: "text-hint",
  fair: "text-hint",
  poor: "text-danger",
  lost: "text-danger",
} as const satisfies Record<Quality, string>;

/** How well somebody is heard and hears, as bars for the eye and as words for a screen reader. */
export function QualitySign({ quality }: { readonly quality: Quality }) {
  const { room } = useTexts();
  return (
    <span
      role="img"
      data-testid="quality"
      data-quality={quality}
      aria-label={room.quality[quality]}
      title={room.quality[quality]}
      // On a phone a name is worth more than the word that all is well.
      className={`flex h-3.5 shrink-0 items-end gap-0.5 max-[479px]:data-[quality=good]:sr-only ${COLORS[quality]}`}
    >
      {["h-1.5", "h-2.5", "h-3.5"].map((height, place) => (
        <span
          key={height}
          className={`w-0.75 rounded-full bg-current ${height} ${place < BARS[quality] ? "" : "opacity-25"}`}
        />
      ))}
    </span>
  );
}
