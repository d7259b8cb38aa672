import { useEffect, useRef } from "react";

/** Shows a stream in the `<video>` that gets the ref. */
export function useVideo(stream: MediaStream) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    video.srcObject = stream;
    // iOS shows a black picture until it is told to play. Muted video needs no tap, so what is refused
    // here is only a start that the next stream has overtaken.
    video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [stream]);
  return ref;
}
