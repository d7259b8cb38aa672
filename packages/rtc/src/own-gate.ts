import type { Value } from "@efir/kit";
import type { CallRights } from "./call-rights.ts";
import type { Capturing } from "./capture.ts";

export interface GateOptions {
  readonly rights: Value<CallRights>;
  readonly microphone: Capturing;
  readonly pictures: readonly (Capturing | null)[];
  /** One may speak again, or for the first time: nothing is left to ask for. */
  readonly allowed: () => void;
}

/** Switches off what one may not send, at once and whenever it is switched on again. Answers how to stop. */
export function guardDevices({ rights, microphone, pictures, allowed }: GateOptions): () => void {
  let spoke = rights.get().maySpeak;
  const check = () => {
    const { maySpeak, mayShow } = rights.get();
    if (!maySpeak) stop(microphone);
    if (!mayShow) pictures.forEach((picture) => picture && stop(picture));
    if (maySpeak && !spoke) allowed();
    spoke = maySpeak;
  };
  const parts = [rights, microphone.state, ...pictures.flatMap((one) => (one ? [one.state] : []))];
  const stops = parts.map((part) => part.subscribe(check));
  return () => stops.forEach((stopOne) => stopOne());
}

function stop(device: Capturing): void {
  const { kind } = device.state.get();
  if (kind === "on" || kind === "starting") device.stop();
}
