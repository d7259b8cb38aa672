import { lazy, Suspense, type ComponentProps } from "react";
import type { SelfPreview } from "./self-preview.tsx";

const Preview = lazy(async () => ({ default: (await import("./self-preview.tsx")).SelfPreview }));

/** Comes a moment after the Join button, which waits for nothing; its place is kept. */
export function LazySelfPreview(props: ComponentProps<typeof SelfPreview>) {
  return (
    <Suspense fallback={<div aria-hidden="true" className="h-33 rounded-2xl bg-card" />}>
      <Preview {...props} />
    </Suspense>
  );
}
