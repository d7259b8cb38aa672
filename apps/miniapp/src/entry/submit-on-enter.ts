import type { KeyboardEvent, SyntheticEvent } from "react";

/** Enter in a field submits the form, also in the moment when its button waits: browsers would not. */
export function submitOnEnter(submit: () => void) {
  return {
    noValidate: true,
    onSubmit: (event: SyntheticEvent) => {
      event.preventDefault();
      submit();
    },
    onKeyDown: (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing;
      if (event.key !== "Enter" || !typing) return;
      event.preventDefault();
      submit();
    },
  };
}
