export type IceScheme = "stun" | "stuns" | "turn" | "turns";
export type Carrier = "udp" | "tcp" | "tls";

export interface IceAddress {
  readonly scheme: IceScheme;
  readonly host: string;
  readonly port: number;
  readonly carrier: Carrier;
}

const ICE_URL =
  /^(stuns?|turns?):(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;
const SCHEMES: readonly IceScheme[] = ["stun", "stuns", "turn", "turns"];

/** Reads what stands in an ICE configuration; null for what WebRTC would not take either. */
export function parseIceAddress(url: string): IceAddress | null {
  const [, name = "", host = "", port, transport] = ICE_URL.exec(url) ?? [];
  const scheme = SCHEMES.find((one) => one === name.toLowerCase());
  if (!scheme) return null;
  const isSecure = scheme.endsWith("s");
  return {
    scheme,
    host: host.replace(/^\[|\]$/g, ""),
    port: port === undefined ? (isSecure ? 5349 : 3478) : Number(port),
    carrier: isSecure ? "tls" : transport?.toLowerCase() === "tcp" ? "tcp" : "udp",
  };
}
