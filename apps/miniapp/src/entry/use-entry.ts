import { use } from "react";
import { useValue } from "../call/use-value.ts";
import { PlatformContext } from "../platform/platform-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { entryView, personView, roomTitle, sightView } from "./entry-view.ts";
import type { Entry } from "./entry.ts";

export function useEntry(entry: Entry) {
  const texts = useTexts();
  const state = useValue(entry.state);
  const sight = useValue(entry.sight);
  const refusal = useValue(entry.refusal);
  const self = useValue(entry.self);
  const { notice } = use(PlatformContext);
  const { isMoving } = entry;
  return {
    texts,
    state,
    title: roomTitle(state, sight),
    preview: sightView(sight, texts),
    person: personView(state, self, texts),
    notice: isMoving ? texts.trouble.moving : notice && texts.trouble[notice],
    ...entryView({ state, sight, refusal, isMoving }, texts),
  };
}
