import type { ChatLine, MemberId } from "@efir/protocol";

export interface ChatRow {
  readonly line: ChatLine;
  readonly isOwn: boolean;
  /** The first of several by the same person, close together. */
  readonly isFirst: boolean;
}

const TOGETHER_MS = 5 * 60_000;

export const chatView = (lines: readonly ChatLine[], own: MemberId | null): readonly ChatRow[] =>
  lines.map((line, at) => {
    const before = lines[at - 1];
    const follows = before?.from === line.from && line.at - before.at < TOGETHER_MS;
    return { line, isOwn: line.from === own, isFirst: !follows };
  });
