/** The one button for going back, shared by everything that can be gone back from. */
export interface BackStack {
  /** While it is there, this is what going back does. Answers how to take it off again. */
  readonly push: (back: () => void) => () => void;
}

export interface BackButton extends BackStack {
  /** The person wants to go back: from the newest thing first. */
  readonly press: () => void;
}

/** `show` is told when there begins and ceases to be something to go back from. */
export function createBackStack(show: (shown: boolean) => void): BackButton {
  const stack: { readonly back: () => void }[] = [];
  return {
    push: (back) => {
      const entry = { back };
      if (stack.push(entry) === 1) show(true);
      return () => {
        const place = stack.indexOf(entry);
        if (place === -1) return;
        stack.splice(place, 1);
        if (stack.length === 0) show(false);
      };
    },
    press: () => stack.at(-1)?.back(),
  };
}
