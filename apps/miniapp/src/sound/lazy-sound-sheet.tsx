import { lazy, Suspense, useEffect, type ComponentProps } from "react";
import type { SoundSheet } from "./sound-sheet.tsx";

const Sheet = lazy(async () => ({ default: (await import("./sound-sheet.tsx")).SoundSheet }));

/** The sound sheet, which arrives when it is opened for the first time. */
export function LazySoundSheet(props: ComponentProps<typeof SoundSheet>) {
  const { look } = props.sound;
  useEffect(look, [look]);
  return (
    <Suspense fallback={null}>
      <Sheet {...props} />
    </Suspense>
  );
}
