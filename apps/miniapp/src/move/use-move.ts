import { useEffect, useState } from "react";
import { useValue } from "../call/use-value.ts";
import { useTexts } from "../texts/use-texts.ts";
import { moveView } from "./move-view.ts";
import { createMove, type Moving } from "./move.ts";

/** A link for as long as it is looked at. */
export function useMove(moving: Moving) {
  const [move] = useState(() => createMove(moving));
  useEffect(() => move.open(), [move]);
  return { ...moveView(useValue(move.state), useTexts()), renew: move.again };
}
