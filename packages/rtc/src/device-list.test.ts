import { expect, it } from "vitest";
import { watchDevices } from "./device-list.ts";
import { settled } from "./testing/settled.ts";

const device = (kind: MediaDeviceKind, deviceId: string, label = "") =>
  ({ kind, deviceId, label }) as MediaDeviceInfo;

class FakeDevices extends EventTarget {
  found: readonly MediaDeviceInfo[] = [];
  enumerateDevices = () => Promise.resolve(this.found);
  asDevices = () => this as unknown as MediaDevices;
}

it("[DW1] each thing is listed once, and only what one can choose", async () => {
  const devices = new FakeDevices();
  devices.found = [
    device("audioinput", "default", "Default - Built-in"),
    device("audioinput", "mic", "Built-in"),
    device("audiooutput", "communications", "Headset"),
    device("audiooutput", "headset", "Headset"),
    device("videoinput", "camera", "Camera"),
  ];
  const { list } = watchDevices(devices.asDevices());
  await settled();
  expect(list.get()).toEqual({
    microphones: [{ id: "mic", label: "Built-in" }],
    speakers: [{ id: "headset", label: "Headset" }],
  });
});

it("[DW2] what is plugged in shows up, until nobody looks any more", async () => {
  const devices = new FakeDevices();
  const { list, close } = watchDevices(devices.asDevices());
  await settled();
  devices.found = [device("audioinput", "usb", "USB")];
  devices.dispatchEvent(new Event("devicechange"));
  await settled();
  expect(list.get().microphones).toEqual([{ id: "usb", label: "USB" }]);
  close();
  devices.found = [];
  devices.dispatchEvent(new Event("devicechange"));
  await settled();
  expect(list.get().microphones).toHaveLength(1);
});

it("[DW3] where there are no media devices there is nothing to choose", () => {
  const { list, look, close } = watchDevices(undefined);
  look();
  close();
  expect(list.get()).toEqual({ microphones: [], speakers: [] });
});
