import {
  PLUGIN_DATA_VERSION,
  type ConversationContextStorage,
  type ConversationData,
} from "@grammyjs/conversations";
import type { Context } from "grammy";
import * as v from "valibot";
import type { ConversationStore } from "../../store.ts";

/** Count it up whenever the talk waits or acts in another order: an old state does not fit the new talk. */
const WIZARD_VERSION = 2;

const SavedState = v.object({
  version: v.tuple([v.literal(PLUGIN_DATA_VERSION), v.literal(WIZARD_VERSION)]),
  state: v.custom<ConversationData>((state) => typeof state === "object" && state !== null),
});

export interface WizardStorage<C extends Context> {
  readonly storage: ConversationContextStorage<C, ConversationData>;
  /** True when this update found the state of another version, which is then lost. */
  readonly isOutdated: (ctx: C) => boolean;
}

/** Only for updates of private chats, where the chat is the person; see trap 27 of @grammyjs/conversations. */
export function wizardStorage<C extends Context>(store: ConversationStore): WizardStorage<C> {
  const outdated = new WeakSet<C>();
  const key = ({ chatId }: C): string => String(chatId);

  async function read(ctx: C): Promise<v.InferOutput<typeof SavedState> | undefined> {
    const saved = (await store.read(key(ctx))) ?? null;
    if (saved === null) return undefined;
    const state = v.safeParse(SavedState, saved);
    if (!state.success) outdated.add(ctx);
    return state.success ? state.output : undefined;
  }
  return {
    isOutdated: (ctx) => outdated.has(ctx),
    storage: {
      type: "context",
      version: WIZARD_VERSION,
      adapter: {
        read,
        write: (ctx, state) => store.write(key(ctx), state),
        delete: (ctx) => store.delete(key(ctx)),
      },
    },
  };
}
