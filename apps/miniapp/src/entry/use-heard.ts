import { LoudnessMeter } from "@efir/rtc";
import { useEffect, useRef, useState } from "react";
import { barLength, isVoice } from "./bar-length.ts";

/** Draws how loud the track is into `bar` with every picture of the screen; `heard` once there was a voice. */
export function useHeard(track: MediaStreamTrack | null, on: boolean) {
  const bar = useRef<HTMLDivElement>(null);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (!on || !track) return undefined;
    const meter = new LoudnessMeter();
    meter.listen(track);
    let length = 0;
    let frame = requestAnimationFrame(draw);
    function draw(): void {
      const now = meter.now();
      length = barLength(now, length);
      if (bar.current) bar.current.style.transform = `scaleX(${length.toFixed(3)})`;
      if (isVoice(now)) setHeard(true);
      frame = requestAnimationFrame(draw);
    }
    return () => {
      cancelAnimationFrame(frame);
      meter.close();
    };
  }, [track, on]);
  return { bar, heard };
}
