import type { LinkCare } from "../care/link-care.ts";
import type { LinkStatus } from "../link-status.ts";

export interface DiagnosedLink {
  readonly status: LinkStatus;
  readonly care: Pick<LinkCare, "quality" | "hearing" | "voice" | "pictures" | "bandwidth">;
}

/** A text to send to whoever helps. It holds numbers only: no address, no name, no token. */
export function toDiagnosis(browser: string, links: readonly DiagnosedLink[]): string {
  const head = [`efir diagnosis`, `browser: ${browser}`, `links: ${links.length}`];
  return [...head, ...links.map(toParagraph)].join("\n");
}

function toParagraph({ status, care }: DiagnosedLink, index: number): string {
  const { hearing, voice, pictures } = care;
  const { reading, newest, reception } = hearing;
  const plan = voice.plan.get();
  const [here, there] = [reception, voice.there].map(
    ({ loss, bursts, late, broken }) =>
      `loss ${loss}${bursts ? " in bursts" : ""}${late ? ", late" : ""}${broken ? ", broken" : ""}`,
  );
  const picture = pictures.status;
  return [
    `#${index + 1}: ${status}, ${care.quality}, ${newest?.path ?? "no path"}`,
    `  round trip: ${whole(newest?.rttMs)} ms, quickest ${whole(hearing.quickestMs)} ms, queue ${whole(hearing.queueMs)} ms`,
    `  heard here: ${here}; lost ${percent(reading?.lost)}, made up ${percent(reading?.concealed)}, waits ${whole(reading?.bufferMs)} ms`,
    `  heard there: ${there}`,
    `  voice: ${plan.bitrate / 1_000} kbit/s, ${plan.packetMs} ms, copies ${plan.copies.join(" ") || "none"}`,
    `  picture: ${picture.kind === "on" ? picture.step : picture.kind}, way out ${whole((care.bandwidth ?? NaN) / 1_000)} kbit/s`,
  ].join("\n");
}

const whole = (value: number | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? "?" : String(Math.round(value));

const percent = (share: number | undefined): string =>
  share === undefined ? "?" : `${(share * 100).toFixed(1)} %`;
