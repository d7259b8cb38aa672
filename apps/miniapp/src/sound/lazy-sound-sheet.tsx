import { useEffect, type ComponentProps } from "react";
import { createPart } from "../ui/part.tsx";
import type { SoundSheet } from "./sound-sheet.tsx";

const SheetPart = createPart(async () => (await import("./sound-sheet.tsx")).SoundSheet);

/** The sound sheet, which arrives when it is opened for the first time. */
export function LazySoundSheet(props: ComponentProps<typeof SoundSheet>) {
  const { look } = props.sound;
  useEffect(look, [look]);
  return <SheetPart.Component {...props} />;
}
