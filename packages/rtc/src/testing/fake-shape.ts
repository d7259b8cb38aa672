import { State } from "@efir/kit";
import type { Shape } from "../shape.ts";
import type { Slot } from "../slots.ts";

/** A shape that the test bends. It writes down what it was asked. */
export function createFakeShape() {
  const wish = new State("");
  const held = new Set<Slot>();
  const asked: string[] = [];
  const shape: Shape = {
    configuration: { made: "for it" },
    prepare: () => asked.push("prepare"),
    edit: (sdp) => (wish.get() === "" ? sdp : `${sdp}a=${wish.get()}\r\n`),
    sends: (slot) => !held.has(slot),
    settle: async () => void asked.push("settle"),
    subscribe: wish.subscribe,
  };
  return { shape, wish, held, asked };
}
