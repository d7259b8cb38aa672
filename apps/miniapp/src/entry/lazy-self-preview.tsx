import { lazy, Suspense, type ComponentProps } from "react";
import { lineIsFree } from "../session/arrival.ts";
import type { SelfPreview } from "./self-preview.tsx";

const Preview = lazy(async () => {
  await lineIsFree();
  try {
    return { default: (await import("./self-preview.tsx")).SelfPreview };
  } catch {
    return { default: PreviewPlace }; // no network at the moment; one may join all the same
  }
});

/** Comes a moment after the Join button, which waits for nothing, and after what one is heard with; its place is kept. */
export function LazySelfPreview(props: ComponentProps<typeof SelfPreview>) {
  return (
    <Suspense fallback={<PreviewPlace />}>
      <Preview {...props} />
    </Suspense>
  );
}

function PreviewPlace() {
  return <div aria-hidden="true" className="h-33 rounded-2xl bg-card" />;
}
