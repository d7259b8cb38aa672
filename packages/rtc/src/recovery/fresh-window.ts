import type { Clock } from "@efir/kit";

/** For so long after a network came, connections are made by a window that is younger than it. */
const FRESH_FOR_MS = 10_000;

interface Frame {
  readonly element: HTMLIFrameElement;
  readonly open: Set<RTCPeerConnection>;
}

/**
 * Makes peer connections. Chromium tells a window of a new network a second and a half late, but a new window at once: after a change they
 * are made by a hidden one, which lives as long as they do.
 */
export class FreshWindow {
  readonly #clock: Pick<Clock, "now">;
  #cameAt = -Infinity;
  #newest: Frame | null = null;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  networkCame(): void {
    this.#cameAt = this.#clock.now();
    this.#newest = null;
  }

  create(configuration: RTCConfiguration): RTCPeerConnection {
    const isFresh = this.#clock.now() - this.#cameAt < FRESH_FOR_MS;
    const frame = isFresh ? (this.#newest ??= openFrame()) : null;
    const Make = windowOf(frame)?.RTCPeerConnection;
    if (!frame || !Make) return new RTCPeerConnection(configuration);
    const pc = new Make(configuration);
    frame.open.add(pc);
    const close = pc.close.bind(pc);
    pc.close = () => {
      close();
      frame.open.delete(pc);
      if (frame.open.size > 0) return;
      frame.element.remove();
      if (this.#newest === frame) this.#newest = null;
    };
    return pc;
  }
}

function openFrame(): Frame {
  const element = document.createElement("iframe");
  element.hidden = true;
  document.body.append(element);
  return { element, open: new Set() };
}

const windowOf = (frame: Frame | null): (Window & typeof globalThis) | null =>
  frame?.element.contentDocument?.defaultView ?? null;
