import { State, type Value } from "@efir/kit";

export interface DeviceChoice {
  readonly id: string;
  /** Empty until the person has allowed one of its kind. */
  readonly label: string;
}

export interface DeviceList {
  readonly microphones: readonly DeviceChoice[];
  readonly speakers: readonly DeviceChoice[];
}

export interface DeviceWatch {
  readonly list: Value<DeviceList>;
  /** Looks again: labels come with the permission, of which no event tells. */
  readonly look: () => void;
  readonly close: () => void;
}

/** What one may choose from, kept true while things are plugged in and out. Never asks for a permission. */
export function watchDevices(devices: MediaDevices | undefined): DeviceWatch {
  const list = new State<DeviceList>({ microphones: [], speakers: [] });
  const look = () => {
    devices
      ?.enumerateDevices()
      .then((found) => list.set(toList(found)))
      .catch(() => undefined); // forbidden in this frame: then there is nothing to choose
  };
  devices?.addEventListener("devicechange", look);
  look();
  return { list, look, close: () => devices?.removeEventListener("devicechange", look) };
}

const toList = (found: readonly MediaDeviceInfo[]): DeviceList => ({
  microphones: choices(found, "audioinput"),
  speakers: choices(found, "audiooutput"),
});

/** Windows lists its favourites twice, as "default" and "communications"; who chooses means the thing itself. */
const ALIASES: ReadonlySet<string> = new Set(["", "default", "communications"]);

const choices = (found: readonly MediaDeviceInfo[], kind: MediaDeviceKind) =>
  found
    .filter((device) => device.kind === kind && !ALIASES.has(device.deviceId))
    .map(({ deviceId, label }): DeviceChoice => ({ id: deviceId, label }));
