import type { ReactNode } from "react";

interface ShelfProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** What lies above the composer while something is being typed. */
export const Shelf = ({ label, children }: ShelfProps) => (
  <div
    role="group"
    aria-label={label}
    className="absolute inset-x-0 bottom-full max-h-80 overflow-y-auto border-t border-line bg-panel p-1 shadow-[0_-4px_16px_rgb(0_0_0/0.08)]"
  >
    {children}
  </div>
);
