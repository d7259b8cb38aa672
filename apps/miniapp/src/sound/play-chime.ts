import { chime } from "./chime.ts";

/** Plays the test sound where the others will be heard. False: nothing could be played. */
export async function playChime(speakerId: string | null): Promise<boolean> {
  const address = URL.createObjectURL(chime());
  const audio = new Audio(address);
  audio.addEventListener("ended", () => URL.revokeObjectURL(address));
  try {
    if (speakerId !== null) await audio.setSinkId(speakerId);
    await audio.play();
    return true;
  } catch {
    return false; // the loudspeaker is gone, or there is none
  }
}
