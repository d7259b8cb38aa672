import type { PlacedVoice } from "@efir/host-sdk";

interface Standing {
  readonly x: number;
  readonly y: number;
}

/** Beyond this distance somebody is as quiet as can be; the board is 1 wide. */
const FAR = 0.9;
const QUIETEST = 0.06;
/** So far to the side somebody is heard by one ear alone. */
const ASIDE = 0.5;

/** How one hears somebody who stands there. */
export function hear(self: Standing, other: Standing & { readonly seat: string }): PlacedVoice {
  const [dx, dy] = [other.x - self.x, other.y - self.y];
  const near = 1 - Math.hypot(dx, dy) / FAR;
  return {
    id: other.seat,
    gain: Math.max(QUIETEST, near),
    pan: Math.min(1, Math.max(-1, dx / ASIDE)),
  };
}
