import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../PROTOCOL.md", import.meta.url), "utf8");

/** The rows of the tables under a heading, without their head; each a list of its cells. */
export function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.split("|").slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replace(/^`(.*)`$/, "$1")));
}

/** The ids of the rules, in the order they are told. */
export const ruleIds = (): readonly string[] =>
  [...text.matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm)].map((match) => match[1]!);

/** The frames of the sample session. */
export const sampleFrames = () =>
  [...text.matchAll(/^[AB] (→|←) (.*)$/gm)].map((match) => ({
    to: match[1] === "→" ? ("server" as const) : ("client" as const),
    frame: match[2]!.replace("⏎", "\n"),
  }));
