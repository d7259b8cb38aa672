/** A piece of what somebody wrote: words, or a link that may be followed. */
export type TextPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/** Up to white space, or what ends a sentence or a bracket around it. */
const LINK = /\b(?:https?:\/\/|www\.|t\.me\/)[^\s<>"'`]+/giu;
const AFTER_LINK = /[).,!?:;»”\]}]+$/u;

/** What somebody wrote, in pieces. Only http and https are links: nothing else is ever made to be followed. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const shown = found.replace(AFTER_LINK, closing(found));
    const href = toHref(shown);
    if (href === null) continue;
    if (index > done) parts.push({ kind: "text", text: text.slice(done, index) });
    parts.push({ kind: "link", text: shown, href });
    done = index + shown.length;
  }
  if (done < text.length) parts.push({ kind: "text", text: text.slice(done) });
  return parts;
}

/** A bracket at the end belongs to a link that opens one. */
const closing = (link: string): string => (link.includes("(") && link.endsWith(")") ? ")" : "");

function toHref(link: string): string | null {
  const url = URL.parse(/^https?:/i.test(link) ? link : `https://${link}`);
  return url && url.hostname.includes(".") && url.username === "" ? url.href : null;
}
