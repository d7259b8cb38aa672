import { useState } from "react";

/** What is being written, until it is sent. */
export function useDraft(say: (text: string) => void) {
  const [text, setText] = useState("");
  function send(): void {
    if (text.trim() === "") return;
    say(text);
    setText("");
  }
  return { text, setText, send };
}
