import * as v from "valibot";
import type { BridgeState, Effect, Surroundings } from "./bridge-state.ts";

/** What an event does: to the window around the app, and beyond it. */
export interface Reply {
  readonly change?: Partial<BridgeState>;
  readonly effects?: readonly Effect[];
}

export interface Scene {
  readonly state: BridgeState;
  readonly around: Surroundings;
}

export type Handler = (payload: unknown, scene: Scene) => Reply;
export type Handlers = Readonly<Record<string, Handler>>;

/** Answers events whose payload fits; Telegram ignores the others, and so do we. */
export const on =
  <S extends v.GenericSchema>(
    schema: S,
    reply: (payload: v.InferOutput<S>, scene: Scene) => Reply,
  ): Handler =>
  (payload, scene) => {
    const parsed = v.safeParse(schema, payload);
    return parsed.success ? reply(parsed.output, scene) : {};
  };

/** Answers an event that carries nothing. */
export const onBare =
  (reply: (scene: Scene) => Reply): Handler =>
  (_, scene) =>
    reply(scene);

export const change = (part: Partial<BridgeState>): Reply => ({ change: part });

export const effect = (...effects: readonly Effect[]): Reply => ({ effects });

export const sending = (eventType: string, eventData?: unknown): Effect => ({
  kind: "send",
  event: eventData === undefined ? { eventType } : { eventType, eventData },
});

export const reply = (eventType: string, eventData?: unknown): Reply =>
  effect(sending(eventType, eventData));

export const Rgb = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i));
export const Request = v.object({ req_id: v.string() });
