import { useCallback, useState } from "react";

/** Shows a stream in the `<video>` that gets the ref while that is in sight; out of sight nothing is played. */
export function useVideo(stream: MediaStream) {
  const [isPlaying, setPlaying] = useState(false);
  const [inSight, setInSight] = useState(true);
  // Kept, because React calls a new ref anew, and the picture would start anew with it.
  const ref = useCallback(
    (video: HTMLVideoElement | null) => {
      if (!video) return;
      const watch = new IntersectionObserver(([entry]) => {
        const isIn = entry?.isIntersecting === true;
        setInSight(isIn);
        show(video, isIn ? stream : null);
      });
      watch.observe(video);
      show(video, stream);
      return () => {
        watch.disconnect();
        show(video, null);
      };
    },
    [stream],
  );
  return { ref, inSight, isPlaying, onPlaying: () => setPlaying(true) };
}

function show(video: HTMLVideoElement, stream: MediaStream | null): void {
  if (video.srcObject === stream) return;
  video.srcObject = stream;
  // iOS shows a black picture until it is told to play. Muted video needs no tap, so what is refused
  // here is only a start that the next stream has overtaken.
  if (stream) video.play().catch(() => undefined);
}
