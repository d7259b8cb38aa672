import type { Call } from "@efir/rtc";
import { takeBack, type TakeBackOptions } from "./take-back.ts";

export type Around = Omit<TakeBackOptions, "microphone" | "camera">;

/**
 * Whoever puts the page aside stays in the room, and the others see that nobody listens there now. Back again, one hears and is heard
 * as before: browsers stop sound, and take devices away, behind one's back.
 */
export function accompany(call: Call, around: Around): void {
  const { inFront } = around;
  const stops = [
    inFront.subscribe(() => {
      call.setAway(!inFront.get());
      if (inFront.get()) call.play();
    }),
    takeBack({ ...around, microphone: call.microphone, camera: call.camera }),
  ];
  call.phase.subscribe(() => {
    if (call.phase.get().kind === "ended") for (const stop of stops) stop();
  });
}
