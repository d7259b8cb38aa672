const ASSIGNMENT = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=\s*(.*)$/;

/**
 * The numbers, from 1, of the lines that are not `NAME=value`, a comment or blank: Node's own reader
 * skips them in silence. A value in quotes may go over several lines.
 */
export function badLines(text: string): readonly number[] {
  const bad: number[] = [];
  let open: { readonly quote: string; readonly line: number } | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (open) {
      if (line.includes(open.quote)) open = null;
      continue;
    }
    if (/^\s*(#|$)/.test(line)) continue;
    const value = ASSIGNMENT.exec(line)?.[1];
    if (value === undefined) bad.push(index + 1);
    else if (opensQuote(value)) open = { quote: value.charAt(0), line: index + 1 };
  }
  return open ? [...bad, open.line] : bad;
}

function opensQuote(value: string): boolean {
  const quote = value.charAt(0);
  return quote !== "" && `"'\``.includes(quote) && !value.includes(quote, 1);
}
