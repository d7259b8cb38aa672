export type Shortcut = "microphone" | "camera" | "talk" | "hand";

const KEYS: Readonly<Record<string, Shortcut>> = {
  KeyM: "microphone",
  KeyV: "camera",
  KeyH: "hand",
  Space: "talk",
};

/** What is typed into, or worked by the space bar itself. */
const TYPES = "input:not([type=range]), textarea, select, [contenteditable]";
const WORKED_BY_SPACE = `${TYPES}, button, a, input, summary`;

export interface Key {
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: unknown;
}

/** What a key asks for, by where it lies: in a Russian layout M is where it is in an English one. */
export function shortcutOf({ code, repeat, target, ...modifiers }: Key): Shortcut | null {
  const shortcut = KEYS[code];
  if (!shortcut || repeat || modifiers.ctrlKey || modifiers.metaKey || modifiers.altKey)
    return null;
  const taken = shortcut === "talk" ? WORKED_BY_SPACE : TYPES;
  return target instanceof Element && target.matches(taken) ? null : shortcut;
}
