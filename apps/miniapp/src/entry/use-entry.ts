import { useValue } from "../call/use-value.ts";
import { useTexts } from "../texts/use-texts.ts";
import { entryView, roomTitle, sightView } from "./entry-view.ts";
import type { Entry } from "./entry.ts";

export function useEntry(entry: Entry) {
  const texts = useTexts();
  const state = useValue(entry.state);
  const sight = useValue(entry.sight);
  const refusal = useValue(entry.refusal);
  return {
    texts,
    state,
    title: roomTitle(state, sight),
    preview: sightView(sight, texts),
    ...entryView({ state, sight, refusal }, texts),
  };
}
