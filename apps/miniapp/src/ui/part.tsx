import { State } from "@efir/kit";
import { useEffect, useEffectEvent, type ComponentType } from "react";
import { useValue } from "../call/use-value.ts";
import { reloadPage } from "../platform/reload-page.ts";
import { useTexts } from "../texts/use-texts.ts";
import { TextButton } from "./button.tsx";
import { Waiting } from "./waiting.tsx";

type Loading<P> =
  | { readonly kind: "not-asked" | "loading" }
  | { readonly kind: "failed"; readonly times: number }
  | { readonly kind: "ready"; readonly component: ComponentType<P> };

export interface Part<P> {
  readonly Component: ComponentType<P>;
  /** Fetches it before it is needed. Never fails: what went wrong is said where it is shown. */
  readonly fetch: () => void;
}

/** The network may be back any moment; nobody has to tap for it. */
const AGAIN_AFTER_MS = 3_000;
/** Some browsers remember for good that a file did not come: then only a new page asks for it. */
const RELOAD_AFTER_TIMES = 3;

/** A part of the page that is fetched when it is first needed: words while it comes, and tried again where it did not. */
export function createPart<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  const loading = new State<Loading<P>>({ kind: "not-asked" });

  async function run(before: number): Promise<void> {
    try {
      loading.set({ kind: "ready", component: await load() });
    } catch {
      loading.set({ kind: "failed", times: before + 1 }); // no network at the moment
    }
  }

  function fetch(): void {
    const now = loading.get();
    if (now.kind === "ready" || now.kind === "loading") return;
    loading.set({ kind: "loading" });
    void run(now.kind === "failed" ? now.times : 0);
  }

  function Shown(props: P) {
    const now = useValue(loading);
    if (now.kind === "ready") return <now.component {...props} />;
    if (now.kind !== "failed") return <Coming onShown={fetch} />;
    const onTap = now.times < RELOAD_AFTER_TIMES ? fetch : reloadPage;
    return <Failed times={now.times} again={() => void run(now.times)} onTap={onTap} />;
  }
  return { Component: Shown, fetch };
}

function Coming({ onShown }: { readonly onShown: () => void }) {
  return <Waiting text={useTexts().ui.loading} onShown={onShown} />;
}

interface FailedProps {
  readonly times: number;
  /** By itself, after a while, with the same words in sight. */
  readonly again: () => void;
  readonly onTap: () => void;
}

function Failed({ times, again, onTap }: FailedProps) {
  const { ui } = useTexts();
  useAgain(times, again);
  return (
    <div role="alert" className="flex flex-col items-center gap-1 py-6 text-center text-note">
      {ui.notLoaded}
      <TextButton onClick={onTap}>{ui.retry}</TextButton>
    </div>
  );
}

function useAgain(times: number, again: () => void): void {
  const onTime = useEffectEvent(again);
  useEffect(() => {
    const timer = setTimeout(onTime, AGAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [times]);
}
