import type { ReactNode } from "react";

const TONES = {
  calm: "bg-card text-ink",
  problem: "bg-danger/12 text-ink",
} as const;

interface NoticeProps {
  readonly tone: keyof typeof TONES;
  readonly children: ReactNode;
}

/** Something to know, where it happened. A problem is read out at once, the rest when there is time. */
export function Notice({ tone, children }: NoticeProps) {
  return (
    <div
      role={tone === "problem" ? "alert" : "status"}
      className={`rounded-2xl px-4 py-3 text-[15px] leading-5 wrap-anywhere ${TONES[tone]}`}
    >
      {children}
    </div>
  );
}
