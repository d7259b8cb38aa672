/** Below this (dB of full scale) a room is quiet; at this a voice is as loud as it gets. */
const QUIET_DB = -50;
const LOUD_DB = -12;
/** The bar jumps up at once and glides down. */
const FALL = 0.08;
const VOICE = 0.02;

/** How long a bar is, 0 to 1, for a loudness of 0 to 1; ears count in decibels. */
export function barLength(loudness: number, before: number): number {
  const decibels = 20 * Math.log10(Math.max(loudness, 1e-6));
  const length = Math.min(1, Math.max(0, (decibels - QUIET_DB) / (LOUD_DB - QUIET_DB)));
  return Math.max(length, before - FALL, 0);
}

export const isVoice = (loudness: number): boolean => loudness >= VOICE;
