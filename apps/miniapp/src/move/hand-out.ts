import { useState } from "react";
import { copyText } from "../platform/copy-text.ts";

/** Null where the browser has no sheet to share with. The person may close it: nothing has to be said then. */
export const shareLink: ((url: string) => void) | null =
  typeof navigator !== "undefined" && "share" in navigator
    ? (url) => void navigator.share({ url }).catch(() => undefined)
    : null;

/** Copies, and tells for each link what became of it. */
export function useCopy(link: string | null) {
  const [outcome, setOutcome] = useState<{ of: string; is: "copied" | "failed" } | null>(null);
  return {
    copied: outcome && outcome.of === link ? outcome.is : null,
    copy: () => {
      if (link === null) return;
      void copyText(link).then((is) => setOutcome({ of: link, is }));
    },
  };
}
