import { expect, it } from "vitest";
import { createManualClock } from "@efir/kit";
import { createAddressLimit } from "./address-limit.ts";
import { networkOf } from "./network-of.ts";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::FFFF:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
  ["1::2:3:4:5:6", "1:0:0:2::/64"],
  ["", ""],
  ["no address", "no address"],
])("[AL4] %s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it("[AL4] whoever has a network of IPv6 has one bucket, not as many as addresses", () => {
  const limit = createAddressLimit({ burst: 2, perSecond: 1 }, createManualClock());
  const waits = ["2001:db8::1", "2001:db8::2", "2001:db8::3"].map((one) => limit.take(one));
  expect(waits).toEqual([0, 0, 1_000]);
  expect(limit.take("2001:db8:0:1::1")).toBe(0);
  expect(limit.size()).toBe(2);
});
