import { State, type Value } from "@efir/kit";

export interface Popup {
  readonly title: string;
  readonly message: string;
  readonly buttons: readonly PopupButton[];
}

export interface PopupButton {
  readonly id: string;
  readonly type: "default" | "destructive" | "ok" | "close" | "cancel";
  readonly text: string;
}

export type Question =
  { readonly kind: "leave-app" } | { readonly kind: "open-link"; readonly url: string };

/** To send something to, or because the bot asks for one of a kind. */
export type ChatChoice =
  | { readonly kind: "share" }
  | { readonly kind: "asked"; readonly channel: boolean; readonly withBot: boolean };

/** What is being asked, and where the answer goes. Whoever closes a dialog calls `dismiss`. */
export type Dialog =
  | (Dismissible & { readonly kind: "alert"; readonly text: string })
  | (Dismissible & {
      readonly kind: "confirm";
      readonly question: Question;
      readonly agree: () => void;
    })
  | (Dismissible & {
      readonly kind: "pick-chat";
      readonly choice: ChatChoice;
      readonly pick: (chat: number) => void;
    })
  | (Dismissible & {
      readonly kind: "popup";
      readonly popup: Popup;
      readonly press: (id: string) => void;
    });

interface Dismissible {
  readonly dismiss: () => void;
}

/** One dialog at a time: a new one dismisses the one before. */
export interface Dialogs {
  readonly current: Value<Dialog | null>;
  readonly alert: (text: string) => void;
  readonly confirm: (question: Question) => Promise<boolean>;
  /** Null: none of them. */
  readonly pickChat: (choice?: ChatChoice) => Promise<number | null>;
  /** The pressed button's id; null when it was closed in another way. */
  readonly popup: (popup: Popup) => Promise<string | null>;
}

export function createDialogs(): Dialogs {
  const current = new State<Dialog | null>(null);

  function show<T>(build: (settle: (answer: T) => () => void) => Dialog): Promise<T> {
    current.get()?.dismiss();
    return new Promise((resolve) => {
      const settle = (answer: T) => () => {
        current.set(null);
        resolve(answer);
      };
      current.set(build(settle));
    });
  }

  return {
    current,
    alert: (text) => void show<null>((settle) => ({ kind: "alert", text, dismiss: settle(null) })),
    confirm: (question) =>
      show<boolean>((settle) => ({
        kind: "confirm",
        question,
        agree: settle(true),
        dismiss: settle(false),
      })),
    pickChat: (choice = { kind: "share" }) =>
      show<number | null>((settle) => ({
        kind: "pick-chat",
        choice,
        pick: (chat) => settle(chat)(),
        dismiss: settle(null),
      })),
    popup: (popup) =>
      show<string | null>((settle) => ({
        kind: "popup",
        popup,
        press: (id) => settle(id)(),
        dismiss: settle(null),
      })),
  };
}
