import { absentHandlers } from "./bridge/absent-handlers.ts";
import type { BridgeState, Effect } from "./bridge/bridge-state.ts";
import { chromeHandlers } from "./bridge/chrome-handlers.ts";
import type { Scene } from "./bridge/handler.ts";
import { windowHandlers } from "./bridge/window-handlers.ts";
import { wishHandlers } from "./bridge/wish-handlers.ts";

/** What a Mini App says. */
export interface AppEvent {
  readonly eventType: string;
  readonly eventData?: unknown;
}

export interface BridgeAnswer {
  readonly state: BridgeState;
  readonly effects: readonly Effect[];
}

const tables = [chromeHandlers, windowHandlers, wishHandlers, absentHandlers];
const handlers = new Map(tables.flatMap((table) => Object.entries(table)));

/** Telegram's side of the bridge. Pure; an unknown or misshapen event changes nothing. */
export function answer(event: AppEvent, scene: Scene): BridgeAnswer {
  const { change = {}, effects = [] } =
    handlers.get(event.eventType)?.(event.eventData, scene) ?? {};
  return { state: { ...scene.state, ...change }, effects };
}
