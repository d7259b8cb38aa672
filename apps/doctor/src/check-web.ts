import { lookup } from "node:dns/promises";
import { connect } from "node:tls";
import { right, wrong, type Finding } from "./finding.ts";
import type { DoctorTexts } from "./texts.ts";

const PATIENCE_MS = 10_000;
const DAY_MS = 24 * 60 * 60_000;
/** Caddy renews a month before the end: with less than this left, renewing does not work. */
const FEWEST_DAYS = 14;
/** Telegram's init data and credentials of TURN are judged by the clock. */
const MOST_SKEW_MS = 30_000;

export async function checkName(url: URL, { name }: DoctorTexts): Promise<Finding> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = await lookup(host, { all: true }).catch(() => []);
  const addresses = found.map(({ address }) => address).join(", ");
  return addresses === "" ? wrong(name.wrong(host), name.how) : right(name.right(host, addresses));
}

export async function checkCertificate(url: URL, texts: DoctorTexts): Promise<Finding> {
  const { certificate } = texts;
  if (url.protocol !== "https:") return wrong(certificate.none, certificate.howNone);
  const days = await daysLeft(url);
  if (typeof days === "string") return wrong(certificate.bad(days), certificate.how);
  return days < FEWEST_DAYS
    ? wrong(certificate.ending(days), certificate.how)
    : right(certificate.right(days));
}

/** Why the certificate is not trusted, or how many days it has left. */
function daysLeft({ hostname, port }: URL): Promise<number | string> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("no answer")));
    socket.once("error", (error: Error) => resolve(error.message));
    socket.once("secureConnect", () => {
      const end = socket.getPeerX509Certificate()?.validToDate.getTime() ?? 0;
      socket.destroy();
      resolve(Math.floor((end - Date.now()) / DAY_MS));
    });
  });
}

/** The page, the server behind it with its Redis, and its clock. */
export async function checkServer(url: URL, texts: DoctorTexts): Promise<readonly Finding[]> {
  const [page, ready] = [await get(url, "/"), await get(url, "/readyz")];
  return [checkPage(page, texts), checkReady(ready, texts), ...checkClock(ready, texts)];
}

const get = (url: URL, path: string): Promise<Response | null> =>
  fetch(new URL(path, url), { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);

function checkPage(page: Response | null, { page: texts }: DoctorTexts): Finding {
  if (!page?.ok) return wrong(texts.wrong(page?.status ?? null), texts.how);
  const policy = page.headers.get("content-security-policy") ?? "";
  const isFramed = policy.includes("frame-ancestors") && !policy.includes("web.telegram.org");
  return isFramed ? wrong(texts.framed, texts.howFramed) : right(texts.right);
}

const checkReady = (ready: Response | null, { ready: texts }: DoctorTexts): Finding =>
  ready?.ok ? right(texts.right) : wrong(texts.wrong(ready?.status ?? null), texts.how);

function checkClock(answer: Response | null, { clock }: DoctorTexts): readonly Finding[] {
  const said = Date.parse(answer?.headers.get("date") ?? "");
  if (Number.isNaN(said)) return [];
  const skew = Math.round(Math.abs(Date.now() - said) / 1_000);
  return [skew * 1_000 > MOST_SKEW_MS ? wrong(clock.wrong(skew), clock.how) : right(clock.right)];
}
