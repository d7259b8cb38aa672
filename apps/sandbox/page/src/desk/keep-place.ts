import type { Talk } from "../composer/talk.ts";
import type { ReadMarks } from "../chats/read-marks.ts";
import type { MiniApp } from "../mini-app/mini-app.ts";
import type { Navigation } from "../place/navigation.ts";
import type { WorldKeeper } from "../world/world-keeper.ts";
import { hereOf, placeIn } from "./here.ts";

export interface KeepPlaceDeps {
  readonly keeper: WorldKeeper;
  readonly navigation: Navigation;
  readonly miniApp: Pick<MiniApp, "drop">;
  readonly talk: Pick<Talk, "lookAgain" | "forget">;
  readonly readMarks: ReadMarks;
}

/** Keeps the address, the world and the chat that is open in step, whichever of them changes. */
export function keepPlace({ keeper, navigation, miniApp, talk, readMarks }: KeepPlaceDeps): void {
  const { world } = keeper;
  const { place } = navigation;
  let user = place.get().user;
  let lastTitle: string | null = null;

  const settle = (): void => {
    const now = world.get();
    if (now.kind !== "ready") return;
    user = now.view.me.id; // before the address is corrected: nobody else sat down
    navigation.correct(placeIn(now.view, place.get(), lastTitle));
    const here = hereOf(now, place.get());
    lastTitle = here?.chat.title ?? null;
    readMarks.look(now.view, here?.chat.id ?? null);
    talk.lookAgain();
  };

  const move = (): void => {
    const next = place.get().user;
    if (next !== null && next !== user) {
      user = next;
      miniApp.drop();
      talk.forget();
      keeper.follow(next);
    } else settle();
  };

  world.subscribe(settle);
  place.subscribe(move);
  keeper.follow(user);
}
