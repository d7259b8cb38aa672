/** Whether nothing of what is below it is seen: neither its colour lets light through, nor anything around it. */
export function isOpaque(element: Element): boolean {
  if (alphaOf(getComputedStyle(element).backgroundColor) < 1) return false;
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (getComputedStyle(each).opacity !== "1") return false;
  }
  return true;
}

/** As browsers write computed colours: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `color(srgb 1 1 1 / 0.5)`. */
function alphaOf(color: string): number {
  const [, alpha] = /(?:^rgba\(.*,|\/)\s*([\d.]+)\)$/.exec(color) ?? [];
  return alpha === undefined ? 1 : Number(alpha);
}
