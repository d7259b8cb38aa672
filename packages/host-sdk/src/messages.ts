/** Stands in every message, both ways. What does not have it is not ours. */
export const HOST_API_VERSION = 1;

export interface HostMember {
  /** Of this stay in the room: `seat` in the member's token. */
  readonly id: string;
  readonly name: string;
  readonly isSelf: boolean;
  readonly microphone: "on" | "off" | "none";
}

/** How the page around the app looks, so that the app may look alike. Colours are of CSS. */
export interface HostTheme {
  readonly dark: boolean;
  readonly language: string;
  readonly page: string;
  readonly card: string;
  readonly ink: string;
  readonly hint: string;
  readonly action: string;
  readonly actionInk: string;
}

/** Where the voice of a member comes from, for the person in front of this page alone. */
export interface PlacedVoice {
  readonly id: string;
  /** 0 is not heard, 1 is as loud as they are. */
  readonly gain: number;
  /** From -1, all on the left, to 1, all on the right. */
  readonly pan: number;
}

interface Grant {
  /** Send it to your server, which checks it: see `readHostToken`. */
  readonly token: string;
  /** Milliseconds since 1970. A new one comes before that. */
  readonly expiresAt: number;
}

export type Levels = Readonly<Record<string, number>>;

/** What the page tells the app. */
export type ToApp =
  | ({
      readonly type: "welcome";
      readonly room: string;
      readonly members: readonly HostMember[];
      readonly theme: HostTheme;
    } & Grant)
  | { readonly type: "members"; readonly members: readonly HostMember[] }
  /** Who talks, and how loud, 0 to 1; whoever is not named is silent. At most ten times a second. */
  | { readonly type: "levels"; readonly levels: Levels }
  | { readonly type: "theme"; readonly theme: HostTheme }
  | ({ readonly type: "token" } & Grant);

/** What the app asks of the page. Nothing is answered; what is not understood is left alone. */
export type FromApp =
  | { readonly type: "hello" }
  /** Takes the place of all places before: whoever is not named comes from the middle. */
  | { readonly type: "place"; readonly voices: readonly PlacedVoice[] }
  /** Switches the own microphone off. Only the person can switch it on. */
  | { readonly type: "mute" }
  | { readonly type: "invite" }
  | { readonly type: "leave" };
