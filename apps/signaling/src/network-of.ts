import { isIPv6 } from "node:net";

/** How much of an IPv6 address a provider gives to one household: 64 bits, four groups. */
const NETWORK_GROUPS = 4;
const ALL_GROUPS = 8;
const MAPPED_IPV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * What counts as one address where addresses are counted. Of IPv6 it is the network of 64 bits, for whoever
 * has one has more addresses than could ever be counted.
 */
export function networkOf(address: string): string {
  const [, ipv4] = MAPPED_IPV4.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  const [bare = ""] = address.split("%");
  return isIPv6(bare) ? `${groups(bare).slice(0, NETWORK_GROUPS).join(":")}::/64` : address;
}

/** Where `::` leaves groups out, they are zeros. */
function groups(address: string): readonly string[] {
  const [head = "", tail] = address.toLowerCase().split("::");
  const [before, after] = [split(head), split(tail ?? "")];
  const missing = tail === undefined ? 0 : ALL_GROUPS - before.length - after.length;
  const zeros = Array.from({ length: missing }, () => "0");
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ""));
}

/** An IPv4 address at the end is two groups, which are never part of the network. */
const split = (part: string): readonly string[] =>
  part === ""
    ? []
    : part.split(":").flatMap((group) => (group.includes(".") ? [group, group] : [group]));
