import { useCallback, useState } from "react";

/** Whoever turns the phone, or scrolls past, sees no picture go and come again. */
const OUT_FOR_MS = 1_000;

/** Shows a stream in the `<video>` that gets the ref while that is in sight; out of sight nothing is played. */
export function useVideo(stream: MediaStream) {
  const [isPlaying, setPlaying] = useState(false);
  const [inSight, setInSight] = useState(true);
  // Kept, because React calls a new ref anew, and the picture would start anew with it.
  const ref = useCallback(
    (video: HTMLVideoElement | null) => {
      if (!video) return;
      const stop = watchSight(video, (isIn) => {
        setInSight(isIn);
        show(video, isIn ? stream : null);
      });
      show(video, stream);
      return () => {
        stop();
        show(video, null);
      };
    },
    [stream],
  );
  return {
    ref,
    inSight,
    isPlaying,
    onPlaying: () => setPlaying(true),
    /** The stream was taken away: what is left is black. */
    onEmptied: () => setPlaying(false),
  };
}

/** Tells at once when it comes into sight, and only after a while when it has gone. */
function watchSight(element: Element, changed: (isIn: boolean) => void): () => void {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const watch = new IntersectionObserver((entries) => {
    clearTimeout(leaving);
    if (entries.at(-1)?.isIntersecting === true) changed(true);
    else leaving = setTimeout(() => changed(false), OUT_FOR_MS);
  });
  watch.observe(element);
  return () => {
    clearTimeout(leaving);
    watch.disconnect();
  };
}

function show(video: HTMLVideoElement, stream: MediaStream | null): void {
  if (video.srcObject === stream) return;
  video.srcObject = stream;
  // iOS shows a black picture until it is told to play. Muted video needs no tap, so what is refused
  // here is only a start that the next stream has overtaken.
  if (stream) video.play().catch(() => undefined);
}
