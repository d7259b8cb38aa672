/**
 * Takes out of the description of an audio-only connection all by which a browser can measure the way out: nothing on that connection
 * adapts to it. Where a packet can tell when it was sent, Chromium fills the line with padding: with 7 kB as soon as it is connected, and
 * with many times what voice takes at 10 % loss. Without these headers a packet is shorter as well.
 */
export const withoutProbing = (sdp: string): string =>
  sdp
    .split("\r\n")
    .filter((line) => !/^a=rtcp-fb:\S+ transport-cc$/.test(line))
    .filter((line) => !/^a=extmap:/.test(line) || /:sdes:mid$/.test(line))
    .join("\r\n");

/** The payload type of RED in a description; null: this side does not read it. */
export function redType(sdp: string): number | null {
  const found = /^a=rtpmap:(\d+) red\/48000/im.exec(sdp)?.[1];
  return found === undefined ? null : Number(found);
}

export interface Steering {
  /**
   * Bits a second of the voice itself. Said here and not by `maxBitrate` of the sender: from that Chromium takes the headers of 50 packets
   * a second off, and comes down to 6 kbit/s.
   */
  readonly bitrate: number;
  readonly packetMs: number;
  /** Nothing is sent in silence. The last packet before it has no later one to carry its copies. */
  readonly dtx: boolean;
  /** Opus's own error correction, for a voice without copies. */
  readonly fec: boolean;
  /** Whether a browser is to put in its own redundancy, where it has been agreed on. */
  readonly red: boolean;
}

/** Edits the other's description so that this browser's encoder does as it is told. */
export function steerVoice(sdp: string, steering: Steering): string {
  const { bitrate, packetMs, dtx, fec, red } = steering;
  const type = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1];
  if (type === undefined) return sdp;
  const parameters = {
    useinbandfec: fec ? "1" : "0",
    usedtx: dtx ? "1" : "0",
    maxaveragebitrate: `${bitrate}`,
  };
  const steered = withParameters(withPacketTime(sdp, packetMs), type, parameters);
  return withRed(steered, red);
}

function withParameters(sdp: string, type: string, wanted: Readonly<Record<string, string>>) {
  const line = new RegExp(`^a=fmtp:${type} (.*)$`, "m");
  const write = (fields: Readonly<Record<string, string>>) =>
    `a=fmtp:${type} ${Object.entries(fields)
      .map(([name, value]) => `${name}=${value}`)
      .join(";")}`;
  if (!line.test(sdp)) {
    return sdp.replace(new RegExp(`^(a=rtpmap:${type} .*)$`, "m"), `$1\r\n${write(wanted)}`);
  }
  return sdp.replace(line, (_, fields: string) => write({ ...parseFields(fields), ...wanted }));
}

const parseFields = (fields: string): Record<string, string> =>
  Object.fromEntries(
    fields
      .trim()
      .split(";")
      .map((field) => field.trim().split("="))
      .map(([name = "", value = ""]) => [name, value]),
  );

/** A browser takes 20 ms where nothing is said. */
function withPacketTime(sdp: string, packetMs: number): string {
  const without = sdp.replace(/^a=(?:max)?ptime:.*\r\n/gm, "");
  const end = without.endsWith("\r\n") ? without : `${without}\r\n`;
  return packetMs === 20 ? end : `${end}a=ptime:${packetMs}\r\na=maxptime:${packetMs}\r\n`;
}

/** A browser sends in the first format that both know. */
function withRed(sdp: string, first: boolean): string {
  const red = redType(sdp);
  if (red === null) return sdp;
  return sdp.replace(/^(m=audio \d+ \S+) (.*)$/m, (_, media: string, formats: string) => {
    const others = formats.split(" ").filter((format) => format !== String(red));
    return `${media} ${(first ? [red, ...others] : [...others, red]).join(" ")}`;
  });
}
