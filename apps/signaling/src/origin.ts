import type { IncomingHttpHeaders } from "node:http";

/**
 * May a page with this origin open a socket here? Browsers always say where a page is from, and only they
 * can be made to act for somebody else, so whoever names no origin may.
 */
export function isOriginAllowed(
  { origin, host }: IncomingHttpHeaders,
  allowedOrigins: readonly string[],
): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
