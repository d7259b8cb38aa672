const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as text, whatever it holds. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** Text in which `code` stands between backquotes. */
export const inline = (text: string): string =>
  escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>");
