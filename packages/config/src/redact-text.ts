export const REDACTED = "[redacted]";

const LONGEST = 4_000;

/** Secrets that are known by their look, wherever they stand. Each takes linear time. */
const SECRETS: readonly (readonly [look: RegExp, instead: string])[] = [
  // A session description: as it is, or on one line with its line breaks quoted for JSON.
  [/v=0(?:[\r\n]+[a-z]=[^\r\n]*)+/g, REDACTED],
  [/v=0(?:\\+[rn])+[a-z]=[^\r\n]*/g, REDACTED],
  [/candidate:[^\r\n]*/gi, REDACTED],
  [/a=(?:candidate|ice-pwd|ice-ufrag|crypto)\b[^\r\n]*/gi, REDACTED],
  [/IN IP[46] \S+/g, REDACTED],
  // Bot tokens, also in a Bot API address, where the colon may be encoded.
  [/\d{6,20}(?::|%3A)[A-Za-z0-9_-]{30,}/gi, REDACTED],
  // Our own session tokens.
  [/efir1\.[\w.-]+/g, REDACTED],
  [/\b(Bearer|bearer|Basic|tma) +[\w.~+/=%&-]{8,}/g, `$1 ${REDACTED}`],
  // The password in an address: redis://:password@host
  [/:\/\/[^\s/@]+@/g, `://${REDACTED}@`],
  // In an address or a form, and in JSON, which may be quoted in JSON again.
  [/(token|secret|passw(?:or)?d|credential)=[^\s&"']+/gi, `$1=${REDACTED}`],
  [/(token|secret|passw(?:or)?d|credential)(\\?")\s*:\s*\2[^"\\]*/gi, `$1$2:$2${REDACTED}`],
];

/** Init data ends up in addresses, encoded once or twice. The hash makes it a login. */
const INIT_DATA = /hash(?:=|%3D|%253D)[0-9a-f]{64}/i;

/** The text without what looks like a secret, and without what goes on too long. */
export function redactText(text: string): string {
  let clean = text.replace(/\S{69,}/g, (run) => (INIT_DATA.test(run) ? REDACTED : run));
  for (const [look, instead] of SECRETS) clean = clean.replace(look, instead);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}… [cut]` : clean;
}
