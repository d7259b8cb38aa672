import type { Seated } from "@efir/directory";
import type { Device } from "./device.ts";
import type { Host } from "./host.ts";

interface Row {
  readonly seat: string;
  readonly name: string;
  readonly mic: string;
  readonly hand: boolean;
}

const toText = (rows: readonly Row[]): string =>
  rows
    .map(({ seat, name, mic, hand }) => `${name} ${seat} ${mic} ${String(hand)}`)
    .sort()
    .join("\n");

/** Once all is calm: everybody is in, once, at an instance that lives, and all see the same. */
export function checkRosters(
  devices: readonly Device[],
  listed: readonly Seated[],
  hosts: readonly Host[],
) {
  for (const { name, isLive } of devices) if (!isLive) throw new Error(`${name} is not in`);
  const serving = new Set(hosts.filter((host) => host.isServing()).map(({ name }) => name));
  for (const { member, instance } of listed) {
    if (!serving.has(instance))
      throw new Error(`${member.name} is listed at ${instance}, which is gone`);
  }
  const truth = toText(
    devices.map(({ seat, name, state: { mic, hand } }) => ({ seat: seat ?? "", name, mic, hand })),
  );
  same("the directory", toText(listed.map(({ member }) => toRow(member))), truth);
  for (const device of devices) {
    const own = { seat: device.seat ?? "", name: device.name, ...device.state };
    const others = [...device.roster.values()].filter(({ seat }) => seat !== device.seat);
    same(device.name, toText([own, ...others.map(toRow)]), truth);
    if (!device.roster.has(own.seat as never))
      throw new Error(`${device.name} does not see itself`);
    if (device.recovering.size > 0) throw new Error(`${device.name} sees somebody who is away`);
  }
}

const toRow = ({ seat, name, state: { mic, hand } }: Seated["member"]): Row => ({
  seat,
  name,
  mic,
  hand,
});

function same(who: string, seen: string, truth: string): void {
  if (seen !== truth) throw new Error(`By ${who}:\n${seen}\nIn truth:\n${truth}`);
}
