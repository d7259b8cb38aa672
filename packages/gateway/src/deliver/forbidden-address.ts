import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Networks that are not the public internet. https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6- */
const NOT_PUBLIC_4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
/** Of IPv6 only 2000::/3 is given out, and of that not these: tunnels and translations hide an IPv4 inside. */
const NOT_PUBLIC_6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];
/** They hold an IPv4 address in their last four bytes, which is the one that counts. */
const MAPPED = ["::ffff:0:0/96", "64:ff9b::/96"];

const listOf = (networks: readonly string[], family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
};

const notPublic4 = listOf(NOT_PUBLIC_4, "ipv4");
const notPublic6 = listOf(NOT_PUBLIC_6, "ipv6");
const givenOut6 = listOf(["2000::/3"], "ipv6");
const mapped = listOf(MAPPED, "ipv6");
const loopback4 = listOf(["127.0.0.0/8"], "ipv4");

export const isLoopback = (address: string): boolean =>
  address === "::1" || (isIPv4(address) && loopback4.check(address));

/** True for every address that is not somebody's on the public internet, and for what is no address. */
export function isForbiddenAddress(address: string): boolean {
  if (isIPv4(address)) return notPublic4.check(address);
  if (!isIPv6(address) || address.includes("%")) return true;
  if (mapped.check(address, "ipv6")) return isForbiddenAddress(lastFourBytes(address));
  return !givenOut6.check(address, "ipv6") || notPublic6.check(address, "ipv6");
}

function lastFourBytes(address: string): string {
  const dotted = /\d+\.\d+\.\d+\.\d+$/.exec(address)?.[0];
  if (dotted) return dotted;
  // The parser of addresses in the web's own URLs writes each of them in one way only.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(":").slice(-2);
  const numbers = groups.map((group) => Number.parseInt(group || "0", 16));
  return numbers.flatMap((number) => [number >> 8, number & 0xff]).join(".");
}
