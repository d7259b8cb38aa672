const NAMED: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
};

/** Telegram knows four names and all numbers; anything else stays as it is written. */
export const unescapeHtml = (text: string): string =>
  text.replace(
    /&(?:[a-z]+|#\d{1,7}|#x[\da-fA-F]{1,6});/g,
    (found) => NAMED[found] ?? byNumber(found),
  );

function byNumber(reference: string): string {
  if (reference[1] !== "#") return reference;
  const code = Number(`0${reference.slice(2, -1)}`.replace(/^0(?=\d)/, ""));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}
