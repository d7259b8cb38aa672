import type { HostTheme, Levels } from "@efir/host-sdk";
import type { Piece } from "../board.ts";

/** As many as `COLORS` of the board. */
const COLORS = ["#c4473a", "#b3661d", "#7a57c9", "#3d8f40", "#2b7fa3", "#b54a80", "#3f6fc4"];

/** Everybody on the floor; whoever is still there keeps their element, and glides. */
export function drawPieces(floor: HTMLElement, pieces: readonly Piece[], self: string): void {
  const known = new Map(
    [...floor.querySelectorAll<HTMLElement>(".piece")].map((each) => [each.dataset["seat"], each]),
  );
  for (const piece of pieces) {
    const element = known.get(piece.seat) ?? addPiece(floor, piece);
    known.delete(piece.seat);
    element.classList.toggle("self", piece.seat === self);
    element.style.left = `${piece.x * 100}%`;
    element.style.top = `${piece.y * 100}%`;
  }
  for (const gone of known.values()) gone.remove();
}

function addPiece(floor: HTMLElement, { seat, name, color }: Piece): HTMLElement {
  const element = document.createElement("div");
  element.className = "piece";
  element.dataset["seat"] = seat;
  element.style.background = COLORS[color] ?? "";
  const label = document.createElement("span");
  label.textContent = name;
  element.append(Array.from(name.trim())[0]?.toUpperCase() ?? "?", label);
  floor.append(element);
  return element;
}

export function drawLevels(floor: HTMLElement, levels: Levels): void {
  for (const each of floor.querySelectorAll<HTMLElement>(".piece"))
    each.style.setProperty("--level", String(levels[each.dataset["seat"] ?? ""] ?? 0));
}

export function drawTheme(theme: HostTheme): void {
  const { style } = document.documentElement;
  style.colorScheme = theme.dark ? "dark" : "light";
  document.documentElement.lang = theme.language;
  for (const name of ["page", "card", "ink", "hint", "action"] as const)
    style.setProperty(`--${name}`, theme[name]);
}
