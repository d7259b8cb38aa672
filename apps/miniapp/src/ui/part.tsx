import { State } from "@efir/kit";
import type { ComponentType } from "react";
import { useValue } from "../call/use-value.ts";
import { useTexts } from "../texts/use-texts.ts";
import { TextButton } from "./button.tsx";
import { Waiting } from "./waiting.tsx";

type Loading<P> =
  | { readonly kind: "not-asked" | "loading" | "failed" }
  | { readonly kind: "ready"; readonly component: ComponentType<P> };

export interface Part<P> {
  readonly Component: ComponentType<P>;
  /** Fetches it before it is needed. Never fails: what went wrong is said where it is shown. */
  readonly fetch: () => void;
}

/** A part of the page that is fetched when it is first needed: words while it comes, and another try where it did not. */
export function createPart<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  const loading = new State<Loading<P>>({ kind: "not-asked" });

  async function run(): Promise<void> {
    loading.set({ kind: "loading" });
    try {
      loading.set({ kind: "ready", component: await load() });
    } catch {
      loading.set({ kind: "failed" }); // no network at the moment
    }
  }

  function fetch(): void {
    const { kind } = loading.get();
    if (kind === "not-asked" || kind === "failed") void run();
  }

  function Shown(props: P) {
    const { ui } = useTexts();
    const now = useValue(loading);
    if (now.kind === "ready") return <now.component {...props} />;
    if (now.kind === "failed")
      return <Failed text={ui.notLoaded} retry={ui.retry} onRetry={fetch} />;
    return <Waiting text={ui.loading} onShown={fetch} />;
  }
  return { Component: Shown, fetch };
}

interface FailedProps {
  readonly text: string;
  readonly retry: string;
  readonly onRetry: () => void;
}

function Failed({ text, retry, onRetry }: FailedProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-1 py-6 text-center text-note">
      {text}
      <TextButton onClick={onRetry}>{retry}</TextButton>
    </div>
  );
}
