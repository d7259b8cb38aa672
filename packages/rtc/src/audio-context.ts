/** Goes on after the browser has stopped it: it wants a tap, or (on iOS) a phone call has the sound, which it may refuse to share yet. */
export function wake(context: AudioContext): void {
  const { state } = context;
  if (state === "running" || state === "closed") return;
  context.resume().catch(() => undefined); // not yet: it is woken again
}
