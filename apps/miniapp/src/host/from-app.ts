import { HOST_API_VERSION, type FromApp } from "@efir/host-sdk";
import { MAX_ROOM_LIMIT } from "@efir/protocol";
import * as v from "valibot";

const efir = v.literal(HOST_API_VERSION);
const fraction = v.pipe(v.number(), v.finite());
const Voice = v.object({
  id: v.pipe(v.string(), v.maxLength(128)),
  gain: fraction,
  pan: fraction,
});

const Message = v.variant("type", [
  v.object({ efir, type: v.literal("hello") }),
  v.object({
    efir,
    type: v.literal("place"),
    voices: v.pipe(v.array(Voice), v.maxLength(MAX_ROOM_LIMIT)),
  }),
  v.object({ efir, type: v.literal("mute") }),
  v.object({ efir, type: v.literal("invite") }),
  v.object({ efir, type: v.literal("leave") }),
]);

/** Null for what is not of this API: an app may post anything, also for others than us. */
export function parseFromApp(data: unknown): FromApp | null {
  const message = v.safeParse(Message, data);
  return message.success ? message.output : null;
}
