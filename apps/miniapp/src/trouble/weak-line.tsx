import type { Line } from "@efir/rtc";
import type { Value } from "@efir/kit";
import { useValue } from "../call/use-value.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Notice } from "../ui/notice.tsx";

/** One's own camera is on, and the line is too weak for it: nobody sees it now, and nothing else says so. */
export function WeakLine({ line }: { readonly line: Value<Line> }) {
  const { trouble } = useTexts();
  if (useValue(line).picture !== "held-back") return null;
  return <Notice tone="calm">{trouble.weakLine}</Notice>;
}
