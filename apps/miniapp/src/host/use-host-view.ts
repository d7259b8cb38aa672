import { useState } from "react";
import { useValue } from "../call/use-value.ts";
import { createTextStore } from "../session/guest-store.ts";
import { createConsents } from "./consents.ts";
import { toHostApp } from "./host-app.ts";
import { hostView } from "./host-view.ts";
import type { Host } from "./host-watch.ts";

const consents = createConsents(createTextStore(() => localStorage, "efir/hosts"));

/** What stands in the place of the app, and what changes that. */
export function useHostView({ sight }: Host) {
  const now = useValue(sight);
  const [wantsVoices, setWantsVoices] = useState(false);
  const [, setAgreed] = useState<string | null>(null);
  const app = now.kind === "none" ? null : toHostApp(now.app, location.origin);
  const hasAgreed = app !== null && (app.listed || consents.has(app.origin));
  return {
    app,
    view: hostView(app ? now.kind : "none", { hasAgreed, wantsVoices }),
    /** It is there though one looks at the room for a moment: it must not begin anew. */
    runs: now.kind === "here" && hasAgreed,
    agree: () => {
      if (app) consents.add(app.origin);
      setAgreed(app?.origin ?? null);
    },
    showVoices: () => setWantsVoices(true),
    showApp: () => setWantsVoices(false),
  };
}
