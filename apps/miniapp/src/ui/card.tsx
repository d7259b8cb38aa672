import type { ReactNode } from "react";

interface CardProps {
  /** What the rows are about, above them. */
  readonly title?: string;
  /** A word of explanation below them. */
  readonly note?: string;
  readonly children: ReactNode;
}

/** Rows that belong together. */
export function Card({ title, note, children }: CardProps) {
  return (
    <section className="flex flex-col gap-1.5">
      {title !== undefined && <h3 className="px-4 text-note font-medium text-hint">{title}</h3>}
      <div className="overflow-hidden rounded-2xl bg-card">{children}</div>
      {note !== undefined && <p className="px-4 text-note text-hint">{note}</p>}
    </section>
  );
}
