import { LoudnessMeter, type Devices } from "@efir/rtc";
import { isVoice } from "../entry/bar-length.ts";
import type { Verdict } from "./outcome.ts";

const LISTEN_MS = 4_000;
const LOOK_EVERY_MS = 50;

/** Whether the device can be had; it is given back at once. */
export async function checkDevice(device: Devices["camera"]): Promise<Verdict> {
  await device.start();
  const state = device.state.get();
  device.close();
  if (state.kind === "blocked") return state.by;
  return state.kind === "on" ? "passed" : "no-answer";
}

/** Whether the microphone can be had, and hears anything: somebody shall say a word. */
export async function checkMicrophone(microphone: Devices["microphone"]): Promise<Verdict> {
  await microphone.start();
  const state = microphone.state.get();
  if (state.kind === "blocked") return state.by;
  const meter = new LoudnessMeter();
  meter.listen(microphone.track.get());
  const heard = await hears(meter);
  meter.close();
  microphone.close();
  return heard ? "passed" : "silent";
}

async function hears(meter: LoudnessMeter): Promise<boolean> {
  for (let waited = 0; waited < LISTEN_MS; waited += LOOK_EVERY_MS) {
    if (isVoice(meter.now())) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}
