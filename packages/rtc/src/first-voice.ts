import type { Clock } from "@efir/kit";

/** Whoever is alone for longer waits for a person, and not for us. */
const ALONE_MS = 10_000;

/**
 * How long it takes from now until the first sound of anybody arrives, told once. Nothing is told to whoever
 * was the first in the room.
 */
export function createFirstVoice(clock: Clock, heard: (ms: number) => void) {
  const startedAt = clock.now();
  let isOver = false;

  function arrived(): void {
    if (isOver) return;
    isOver = true;
    heard(clock.now() - startedAt);
  }

  return {
    /** To be told of every connection as it is made. */
    watch: (connection: RTCPeerConnection): void => {
      if (clock.now() - startedAt > ALONE_MS) isOver = true;
      connection.addEventListener("track", ({ track }) => {
        if (track.kind !== "audio") return;
        // A track from elsewhere is muted until something comes.
        if (track.muted) track.addEventListener("unmute", arrived, { once: true });
        else arrived();
      });
    },
  };
}
