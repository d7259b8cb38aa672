import type { Environment } from "@efir/config";
import { checkIce } from "./check-ice.ts";
import { checkNode, checkRedis } from "./check-machine.ts";
import { checkSession } from "./check-session.ts";
import { checkCertificate, checkName, checkServer } from "./check-web.ts";
import type { Finding } from "./finding.ts";
import type { DoctorTexts } from "./texts.ts";

interface Patient {
  readonly url: URL;
  readonly settings: Pick<Environment, "botToken" | "redisUrl">;
  readonly texts: DoctorTexts;
}

/** A running deployment from end to end, as somebody out there meets it. Findings come in order, as they are made. */
export async function* examine({ url, settings, texts }: Patient): AsyncGenerator<Finding> {
  yield checkNode(texts);
  yield await checkName(url, texts);
  yield await checkCertificate(url, texts);
  yield* await checkServer(url, texts);
  yield await checkRedis(settings.redisUrl, texts);
  const { findings, ice } = await checkSession(url, settings.botToken, texts);
  yield* findings;
  if (ice) yield* await checkIce(ice, texts);
}
