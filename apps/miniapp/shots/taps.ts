/** Screens that a story shows after some taps, by the test ids that are tapped. */
export const TAPS: Readonly<Record<string, { readonly story: string; readonly taps: string[] }>> =
  {};
