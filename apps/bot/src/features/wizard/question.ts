import { InlineKeyboard, type Context, type Keyboard } from "grammy";

export interface Question<Answer> {
  readonly text: string;
  readonly keyboard: InlineKeyboard | Keyboard;
  /** Null: this is no answer. */
  readonly read: (ctx: Context) => Answer | null;
}

export interface Choice<Key extends string> {
  readonly text: string;
  /** Tells the buttons of this question from those of others. */
  readonly name: string;
  readonly keys: readonly Key[];
  readonly labels: Readonly<Record<Key, string>>;
}

/** One button per answer, one below the other. */
export function choice<Key extends string>(choice: Choice<Key>): Question<Key> {
  const { text, name, keys, labels } = choice;
  const data = (key: Key) => `${name}:${key}`;
  return {
    text,
    keyboard: InlineKeyboard.from(keys.map((key) => [InlineKeyboard.text(labels[key], data(key))])),
    read: ({ callbackQuery }) => keys.find((key) => data(key) === callbackQuery?.data) ?? null,
  };
}
