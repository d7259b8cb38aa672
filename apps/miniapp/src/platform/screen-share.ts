declare global {
  interface Document {
    /** Chromium's. https://developer.mozilla.org/docs/Web/HTTP/Guides/Permissions_Policy */
    readonly featurePolicy?: { readonly allowsFeature: (feature: string) => boolean };
  }
}

/** As much of a window as tells whose frame it is in. */
export interface FramedPage {
  readonly document: Pick<Document, "featurePolicy">;
  readonly self: unknown;
  readonly parent: unknown;
  /** Null in a frame of another site, and in none. */
  readonly frameElement: unknown;
}

/**
 * Whether a screen may be captured from where the page is. Browsers offer to in every frame and then
 * refuse in that of Telegram's web clients, which pass the camera and the microphone on, and no screen.
 */
export function mayShareScreen({ document, self, parent, frameElement }: FramedPage): boolean {
  if (document.featurePolicy) return document.featurePolicy.allowsFeature("display-capture");
  return parent === self || frameElement !== null;
}
