import type { FramedPage } from "../platform/screen-share.ts";

export interface SpeakerPage extends Pick<FramedPage, "document"> {
  readonly HTMLMediaElement: { readonly prototype: object };
}

/** Browsers on iOS have no choice of a loudspeaker, and frames of Telegram's web clients must not make one. */
export function mayChooseSpeaker({ document, HTMLMediaElement }: SpeakerPage): boolean {
  if (!("setSinkId" in HTMLMediaElement.prototype)) return false;
  return document.featurePolicy?.allowsFeature("speaker-selection") ?? true;
}
